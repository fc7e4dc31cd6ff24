#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ForceRequest {
    std::vector<std::string> ids;
    std::string words;
    std::string approved_by;
    std::optional<std::string> reason;
};

void describe_force(Options& options, ForceRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text(request.words, "words", tr_later("why"), Need::required);
    options.text(request.approved_by, "approved-by", "NAME", tr_later("the manager who approves"),
                 Need::required, check_not_empty);
    options.text(request.reason, "reason", "CODE", tr_later("a reason that lies with the owner"),
                 Need::optional, check_not_empty);
}

int run_force(const ForceRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        const auto& policy = act.writer.policy();
        Forced said;
        said.words = request.words;
        said.approved_by = request.approved_by;
        said.reason =
            policy_code(policy, CodeTable::force_reason, "reason", request.reason).value_or(std::string());
        const auto approver = actor_named(act.writer.db(), said.approved_by, session.now());
        const auto& forced = act.record(decide(std::move(said), act.facts(), approver));
        if (!forced.reason.empty() && !forced.closed_by_owner) {
            session.warn(form(tr("{number}: does not count as closed by the owner; that takes {count} "
                                 "documented offers and a written notice"),
                              fmt::arg("number", act.subject.number), fmt::arg("count", policy.offers_min)));
        }
        return act.subject.number;
    });
}

}  // namespace

const Command k_close_force = {
    .name = "force",
    .summary = tr_later("end what cannot be ended otherwise"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_force, run_force>,
};

}  // namespace aftercare
