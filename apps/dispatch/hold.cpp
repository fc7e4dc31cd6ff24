#include "apps/dispatch/hold.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("reason", "CODE", tr_later("what it waits for, a code of the policy"), Need::required,
                  check_not_empty);
    options.value("review", "DATE", tr_later("when to look at it again"), Need::required, check_time);
    options.value("from", "WHO", tr_later("who said so; a reason of the owner's needs it"), Need::optional,
                  check_person_name);
    options.value("how", "MEANS", tr_later("by which means they said so"), Need::optional, check_code<Means>);
    options.main_text("words", tr_later("what else there is to say"));
}

int run(const Request& request, Session& session) {
    const auto review_at = *deadline_of(request, session, "review");
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Held said;
        said.reason =
            policy_code(act.writer.policy(), CodeTable::hold_reason, "reason", request.text("reason"));
        said.review_at = review_at;
        said.from = who_of(act.writer, act.ticket, request, "from");
        said.how = code_of_option<Means>(request, "how");
        said.words = request.text("words");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_hold = {
    .name = "hold",
    .summary = tr_later("the ticket waits for something"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
