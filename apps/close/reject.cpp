#include "apps/close/reject.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket, or the order that failed"), check_one_id);
    options.main_text("what", tr_later("what failed"), Need::required);
    options.value("from", "WHO", tr_later("who says so"), Need::optional, check_person_name);
    options.value("how", "MEANS", tr_later("by which means"), Need::optional, check_code<Means>);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Rejected said;
        said.k = act.subject.order_k;
        said.what = request.text("what");
        said.from = who_of(act.writer, act.ticket, request, "from");
        said.how = code_of_option<Means>(request, "how");
        const auto k = act.record(decide(std::move(said), act.facts())).k;
        return k ? order_number(act.subject, *k) : act.subject.number;
    });
}

}  // namespace

const Command k_close_reject = {
    .name = "reject",
    .summary = tr_later("the repair is not good: back to work"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
