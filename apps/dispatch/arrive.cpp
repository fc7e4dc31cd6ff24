#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct ArriveRequest {
    std::vector<std::string> ids;
    std::optional<VisitFor> visit_for;
    std::optional<NoShow> no_show;
    std::vector<CheckAnswer> checks;  ///< the codes as they were typed
    std::string words;
};

/// `CODE=ok` or `CODE=no`.
std::string read_check(std::string_view typed, CheckAnswer& into) {
    const auto equals = typed.find('=');
    const auto code = trim(typed.substr(0, equals));
    const auto result =
        equals == std::string_view::npos ? std::nullopt : match<CheckResult>(typed.substr(equals + 1));
    if (code.empty() || !result) {
        return tr("what was looked at, =, and ok or no: floor-drain=ok");
    }
    into = {std::string(code), *result};
    return {};
}

void describe_arrive(Options& options, ArriveRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.value(request.visit_for, "for", "WHAT", tr_later("what they came for: survey or repair"));
    options.value(request.no_show, "no-show", "WHO", tr_later("who was not there: owner or contractor"));
    options.value(request.checks, "check", "CODE=ok|no",
                  tr_later("what was looked at, by the policy's checklist"), Need::optional, read_check);
    options.main_text(request.words, "words", tr_later("what else there is to say"));
}

/// The answers by the checklists of such a ticket. Throws Error{fact} for a check that they do not have, and
/// for one that is answered twice.
std::vector<CheckAnswer> checks_of(const TicketAct& act, const ArriveRequest& request) {
    const auto known = checks_of(act.writer.policy(), act.ticket.kind, act.ticket.element);
    std::vector<CheckAnswer> answers;
    for (const auto& typed : request.checks) {
        if (known.empty()) {
            throw Error(ErrorKind::fact, tr("--check: the policy has no checklist for such a ticket"), {},
                        tr("say it in words with -m"));
        }
        const auto code = policy_code(known, "--check", typed.code);
        const bool is_twice = std::any_of(answers.begin(), answers.end(),
                                          [&](const CheckAnswer& each) { return each.code == code; });
        if (is_twice) {
            throw Error(ErrorKind::fact,
                        form(tr("--check: {code} is answered twice"), fmt::arg("code", code)));
        }
        answers.push_back({code, typed.result});
    }
    return answers;
}

bool prepare_arrive(const ArriveRequest& request, Session&) {
    if (request.no_show && !request.checks.empty()) {
        throw Error(ErrorKind::usage, tr("--check is given beside --no-show"), {},
                    tr("nothing was looked at on a visit that did not happen"));
    }
    return false;
}

int run_arrive(const ArriveRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Arrived said;
        said.k = act.subject.order_k;
        said.visit_for = request.visit_for;
        said.no_show = request.no_show;
        said.checks = checks_of(act, request);
        said.words = request.words;
        const auto& arrived = act.record(decide(std::move(said), act.facts()));
        return order_number(act.subject, *arrived.k);
    });
}

}  // namespace

const Command k_dispatch_arrive = {
    .name = "arrive",
    .summary = tr_later("the party came, or somebody did not"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_arrive, run_arrive, prepare_arrive>,
};

}  // namespace aftercare
