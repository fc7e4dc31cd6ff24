#include "aftercare/support/messages.hpp"
#include "apps/callback/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct WaiveRequest {
    std::vector<std::string> ids;
    std::string words;
};

void describe_waive(Options& options, WaiveRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text(request.words, "words", tr_later("why it is not made"), Need::required);
}

int run_waive(const WaiveRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        act.record(decide(CallbackWaived{request.words}, act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_callback_waive = {
    .name = "waive",
    .summary = tr_later("the callback is not made, and why"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_waive, run_waive>,
};

}  // namespace aftercare
