#include "apps/dispatch/ack.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.value("from", "NAME", tr_later("who says so"), Need::optional, check_person_name);
    options.value("how", "MEANS", tr_later("by which means"), Need::optional, check_code<Means>);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Acked said;
        said.k = act.subject.order_k;
        said.from = worker_of_order(act, request, "from");
        said.how = code_of_option<Means>(request, "how");
        return order_number(act.subject, *act.record(decide(std::move(said), act.facts())).k);
    });
}

}  // namespace

const Command k_dispatch_ack = {
    .name = "ack",
    .summary = tr_later("the party says that it has the order"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
