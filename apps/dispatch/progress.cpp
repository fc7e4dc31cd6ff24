#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ProgressRequest {
    std::vector<std::string> ids;
    std::string words;
    bool safe = false;
};

void describe_progress(Options& options, ProgressRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.main_text(request.words, "words", tr_later("how it is getting on"), Need::required);
    options.flag(request.safe, "safe", tr_later("the danger is over"));
}

int run_progress(const ProgressRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Progressed said;
        said.k = act.subject.order_k;
        said.words = request.words;
        said.safe = request.safe;
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
    .bind = bound<describe_progress, run_progress>,
};

}  // namespace aftercare
