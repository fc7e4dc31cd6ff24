#include "apps/dispatch/progress.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.main_text("words", tr_later("how it is getting on"), Need::required);
    options.flag("safe", tr_later("the danger is over"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Progressed said;
        said.k = act.subject.order_k;
        said.words = request.text("words");
        said.safe = request.flag("safe");
        const auto& progressed = act.record(decide(std::move(said), act.facts()));
        return progressed.k ? order_number(act.subject, *progressed.k) : act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_progress = {
    .name = "progress",
    .summary = tr_later("how the work is getting on"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
