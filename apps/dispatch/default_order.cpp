#include "aftercare/core/claim.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct DefaultRequest {
    std::string id;
    std::string words;
};

void describe_default_order(Options& options, DefaultRequest& request) {
    options.word(request.id, "ID", tr_later("the order, or a ticket with one open order"), check_one_id);
    options.main_text(request.words, "words", tr_later("what the party did not do"), Need::required);
}

int run_default_order(const DefaultRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Defaulted said;
        said.k = act.subject.order_k;
        said.words = request.words;
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
    .bind = bound<describe_default_order, run_default_order>,
};

}  // namespace aftercare
