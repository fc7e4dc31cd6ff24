#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/close/cost.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct DoneRequest {
    std::vector<std::string> ids;
    std::string result;
    std::optional<std::string> cause;
    std::vector<std::string> material;
    std::vector<CostLine> costs;
    std::vector<std::string> evidence;
    std::optional<TypedTime> arrived;
    bool is_signed = false;
};

void describe_done(Options& options, DoneRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.main_text(request.result, "result", tr_later("what was done"), Need::required);
    options.text(request.cause, "cause", "CODE", tr_later("the root cause; quality needs one"),
                 Need::optional, check_not_empty);
    options.text(request.material, "material", "TEXT", tr_later("what was used"), Need::optional,
                 check_not_empty);
    options.value(request.costs, "cost", "KIND=YUAN", tr_later("what it cost: labour, material or other"),
                  Need::optional, read_cost);
    options.text(request.evidence, "evidence", "FILE", tr_later("a photo or sheet that shows it"),
                 Need::optional, check_not_empty);
    options.reads_file();
    options.time(request.arrived, "arrived", tr_later("first records arrival and start, at this time"),
                 DateMeans::beginning);
    options.flag(request.is_signed, "signed",
                 tr_later("the owner signed the sheet: verifies and closes as well"));
}

/// Records what happened at another time than the act, and goes back to the act's.
class AtAnotherTime {
  public:
    AtAnotherTime(Writer& writer, Instant at) : m_writer(writer), m_back(writer.act().when.at) {
        writer.set_at(at);
    }
    AtAnotherTime(const AtAnotherTime&) = delete;
    AtAnotherTime& operator=(const AtAnotherTime&) = delete;
    ~AtAnotherTime() { m_writer.set_at(m_back); }

  private:
    Writer& m_writer;
    Instant m_back;
};

std::optional<Instant> arrival_of(const DoneRequest& request, const Session& session) {
    const auto arrived_at = session.time(request.arrived);
    if (arrived_at && *arrived_at > session.at()) {
        throw Error(ErrorKind::usage,
                    form(tr("--arrived {at} is later than the work was done"),
                         fmt::arg("at", format_minute(*arrived_at))),
                    form(tr("at most {now}"), fmt::arg("now", format_minute(session.at()))));
    }
    return arrived_at;
}

/// Arrival and start, which nobody recorded when they happened.
void record_arrival(TicketAct& act, Instant arrived_at) {
    const AtAnotherTime then(act.writer, arrived_at);
    Arrived arrived;
    arrived.k = act.subject.order_k;
    act.record(decide(std::move(arrived), act.facts()));
    if (act.ticket.state != State::in_progress) {
        act.record(decide(Started{}, act.facts()));
    }
}

/// Arrival, start and verification in the same act step over nobody's consent.
void refuse_shortcut(const TicketAct& act) {
    if (auto no = refuse_without_consent(act.facts())) {
        throw TicketRefused{*no};
    }
}

/// The owner signs for the whole ticket: the order named has to be the last one.
std::optional<int> order_meant(const TicketAct& act, bool is_signed) {
    const auto k = act.subject.order_k;
    auto open = open_orders(act.ticket);
    if (!is_signed || !k || find_order(act.ticket, *k) == nullptr) {
        return k;
    }
    std::erase(open, *k);
    if (!open.empty()) {
        auto no = refused(Refusal::orders_open, act.ticket);
        no.orders = std::move(open);
        no.helps.clear();
        throw TicketRefused{std::move(no)};
    }
    return is_open(find_order(act.ticket, *k)->state) ? std::nullopt : k;
}

/// The files come before the done that they show: a gate asks for them.
void record_evidence(TicketAct& act, const std::vector<Attached>& evidence, std::optional<int> asked) {
    for (auto file : evidence) {
        const auto k = choose_order(act.facts(), asked);
        file.purpose = code_of(Verb::done);
        file.order_k = k ? std::optional(*k) : std::nullopt;
        act.record(decide(std::move(file), act.facts()));
    }
}

int run_done(const DoneRequest& request, Session& session) {
    const auto evidence = describe_files(request.evidence);
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        const auto arrived_at = arrival_of(request, session);
        Done said;
        said.result = request.result;
        said.cause = policy_code(act.writer.policy(), CodeTable::cause, "cause", request.cause).value_or("");
        said.materials = request.material;
        said.sheet_signed = request.is_signed;
        if (arrived_at) {
            record_arrival(act, *arrived_at);
        }
        said.k = order_meant(act, request.is_signed);
        record_evidence(act, evidence, said.k);
        auto decided = decide(std::move(said), act.facts());
        if (decided && (arrived_at || request.is_signed)) {
            refuse_shortcut(act);
        }
        const auto k = act.record(std::move(decided)).k;
        if (!request.costs.empty()) {
            act.record(decide(Costed{0, request.costs, k}, act.facts()));
            warn_of_unclaimed_cost(session, act, k);
        }
        if (request.is_signed) {
            Verified verified;
            verified.from = Who{.role = WhoRole::owner, .person = {}};
            verified.how = Means::signed_paper;
            act.record(decide(std::move(verified), act.facts()));
        }
        return k ? order_number(act.subject, *k) : act.subject.number;
    });
}

}  // namespace

const Command k_close_done = {
    .name = "done",
    .summary = tr_later("the work is finished"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_done, run_done>,
};

}  // namespace aftercare
