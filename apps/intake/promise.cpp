#include "apps/intake/promise.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.value("due", "TIME", tr_later("by when"), Need::required, check_time);
    options.main_text("what", tr_later("what was promised"), Need::required);
    options.value("for", "WHAT", tr_later("what keeps it: answer, visit or finish (answer)"), Need::optional,
                  check_code<PromiseOf>);
    options.value("how", "MEANS", tr_later("by which means"), Need::optional, check_code<Means>);
}

int run(const Request& request, Session& session) {
    const auto due_at = *session.time(request, "due", DateMeans::deadline);
    warn_if_far(session, "due", due_at);
    return act_on_tickets(
        request, session,
        [&](TicketAct& act) {
            Promised said;
            said.due_at = due_at;
            said.what = request.text("what");
            said.of = code_of_option<PromiseOf>(request, "for").value_or(PromiseOf::answer);
            said.how = code_of_option<Means>(request, "how");
            act.record(decide(std::move(said), act.facts()));
            return act.subject.number;
        },
        OfMerged::passed_on);
}

}  // namespace

const Command k_intake_promise = {
    .name = "promise",
    .summary = tr_later("a date was said to the owner"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
