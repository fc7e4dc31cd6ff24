#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct AckRequest {
    std::vector<std::string> ids;
    std::optional<std::string> from;
    std::optional<Means> how;
};

void describe_ack(Options& options, AckRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.text(request.from, "from", "NAME", tr_later("who says so"), Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
}

int run_ack(const AckRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Acked said;
        said.k = act.subject.order_k;
        said.from = worker_of_order(act, request.from);
        said.how = request.how;
        return order_number(act.subject, *act.record(decide(std::move(said), act.facts())).k);
    });
}

}  // namespace

const Command k_dispatch_ack = {
    .name = "ack",
    .summary = tr_later("the party says that it has the order"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_ack, run_ack>,
};

}  // namespace aftercare
