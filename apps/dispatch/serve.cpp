#include "apps/dispatch/serve.hpp"

#include "aftercare/core/operations/serve.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.value("to", "NAME", tr_later("who took it"), Need::optional, check_not_empty);
    options.flag("formal", tr_later("a formal service: the legal notice of the defect"));
    options.values("proof", "FILE", tr_later("a receipt or photo of the delivery"), Need::optional,
                   check_not_empty);
    options.main_text("words", tr_later("what else there is to say"));
}

int run(const Request& request, Session& session) {
    const auto proofs = describe_files(request.values("proof"));
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Served said;
        said.k = act.subject.order_k;
        said.how = *code_of_option<Means>(request, "how");
        said.to = worker_of_order(act, request, "to");
        said.formal = request.flag("formal");
        said.words = request.text("words");
        const int k = *act.record(decide(std::move(said), act.facts())).k;
        for (auto proof : proofs) {
            proof.purpose = code_of(Verb::serve);
            proof.order_k = k;
            act.record(decide(std::move(proof), act.facts()));
        }
        return order_number(act.subject, k);
    });
}

}  // namespace

const Command k_dispatch_serve = {
    .name = "serve",
    .summary = tr_later("deliver an order to its party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
