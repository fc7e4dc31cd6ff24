#include "apps/callback/waive.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text("words", tr_later("why it is not made"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        act.record(decide(CallbackWaived{request.text("words")}, act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_callback_waive = {
    .name = "waive",
    .summary = tr_later("the callback is not made, and why"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
