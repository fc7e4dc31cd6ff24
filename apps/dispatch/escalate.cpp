#include "aftercare/core/operations/escalate.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct EscalateRequest {
    std::string id;
    std::string to;
    Means how = {};
};

void describe_options(Options& options, EscalateRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.text(request.to, "to", "NAME", tr_later("whom it was reported to"), Need::required,
                 check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
}

int run(const EscalateRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Escalated said;
        said.to = std::string(trim(request.to));
        said.how = request.how;
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
    .bind = bound<describe_options, run>,
};

}  // namespace aftercare
