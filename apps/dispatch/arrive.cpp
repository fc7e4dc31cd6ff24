#include "apps/dispatch/arrive.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.value("no-show", "WHO", tr_later("who was not there: owner or contractor"), Need::optional,
                  check_code<NoShow>);
    options.main_text("words", tr_later("what else there is to say"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Arrived said;
        said.k = act.subject.order_k;
        said.no_show = code_of_option<NoShow>(request, "no-show");
        said.words = request.text("words");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
