#include "apps/dispatch/cancel.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.main_text("words", tr_later("why"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Cancelled said;
        said.k = act.subject.order_k;
        said.words = request.text("words");
        return order_number(act.subject, *act.record(decide(std::move(said), act.facts())).k);
    });
}

}  // namespace

const Command k_dispatch_cancel = {
    .name = "cancel",
    .summary = tr_later("take an order back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
