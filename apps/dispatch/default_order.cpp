#include "apps/dispatch/default_order.hpp"

#include "aftercare/core/claim.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("the order, or a ticket with one open order"),
                       check_one_id);
    options.main_text("words", tr_later("what the party did not do"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Defaulted said;
        said.k = act.subject.order_k;
        said.words = request.text("words");
        const int k = *act.record(decide(std::move(said), act.facts())).k;
        const auto& order = *find_order(act.ticket, k);
        const auto weak = weak_proof(act.ticket, order);
        if (!weak.empty() && order.kind == OrderKind::repair) {
            session.warn(form(tr("{number}: the proof chain of a back-charge would be weak: {what}"),
                              fmt::arg("number", order_number(act.subject, k)),
                              fmt::arg("what", word_of("weak", weak))));
        }
        return order_number(act.subject, k);
    });
}

}  // namespace

const Command k_dispatch_default_order = {
    .name = "default",
    .summary = tr_later("give a party up that was told and did not come"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
