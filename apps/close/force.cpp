#include "apps/close/force.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text("words", tr_later("why"), Need::required);
    options.value("approved-by", "NAME", tr_later("the manager who approves"), Need::required,
                  check_not_empty);
    options.value("reason", "CODE", tr_later("a reason that lies with the owner"), Need::optional,
                  check_not_empty);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        const auto& policy = act.writer.policy();
        Forced said;
        said.words = request.text("words");
        said.approved_by = request.text("approved-by");
        said.reason =
            policy_code_of(policy, CodeTable::force_reason, request, "reason").value_or(std::string());
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
