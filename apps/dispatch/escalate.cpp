#include "apps/dispatch/escalate.hpp"

#include "aftercare/core/operations/escalate.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.value("to", "NAME", tr_later("whom it was reported to"), Need::required, check_person_name);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Escalated said;
        said.to = std::string(trim(request.text("to")));
        said.how = *code_of_option<Means>(request, "how");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_escalate = {
    .name = "escalate",
    .summary = tr_later("the ticket was reported up: to whom and how"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
