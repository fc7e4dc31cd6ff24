#include "apps/close/done.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/close/cost.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

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

std::optional<Instant> read_arrival(const Request& request, const Session& session) {
    const auto arrived_at = session.time(request, "arrived", DateMeans::beginning);
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

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.main_text("result", tr_later("what was done"), Need::required);
    options.value("cause", "CODE", tr_later("the root cause; quality needs one"), Need::optional,
                  check_not_empty);
    options.values("material", "TEXT", tr_later("what was used"), Need::optional, check_not_empty);
    options.values("cost", "KIND=YUAN", tr_later("what it cost: labour, material or other"), Need::optional,
                   check_cost);
    options.values("evidence", "FILE", tr_later("a photo or sheet that shows it"), Need::optional,
                   check_not_empty);
    options.reads_file();
    options.value("arrived", "TIME", tr_later("first records arrival and start, at this time"),
                  Need::optional, check_time);
    options.flag("signed", tr_later("the owner signed the sheet: verifies and closes as well"));
}

int run(const Request& request, Session& session) {
    const auto arrived_at = read_arrival(request, session);
    const bool is_signed = request.flag("signed");
    const auto evidence = describe_files(request.values("evidence"));
    const auto costs = cost_lines_of(request);
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Done said;
        said.result = request.text("result");
        said.cause =
            policy_code_of(act.writer.policy(), CodeTable::cause, request, "cause").value_or(std::string());
        said.materials = request.values("material");
        said.sheet_signed = is_signed;
        if (arrived_at) {
            record_arrival(act, *arrived_at);
        }
        said.k = order_meant(act, is_signed);
        record_evidence(act, evidence, said.k);
        auto decided = decide(std::move(said), act.facts());
        if (decided && (arrived_at || is_signed)) {
            refuse_shortcut(act);
        }
        const auto k = act.record(std::move(decided)).k;
        if (!costs.empty()) {
            act.record(decide(Costed{0, costs, k}, act.facts()));
            warn_of_unclaimed_cost(session, act, k);
        }
        if (is_signed) {
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
