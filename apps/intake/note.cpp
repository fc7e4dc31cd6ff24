#include "apps/intake/note.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text("text", tr_later("what is to be remembered"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(
        request, session,
        [&](TicketAct& act) {
            act.record(decide(Noted{.text = request.text("text")}, act.facts()));
            return act.subject.number;
        },
        OfMerged::passed_on);
}

}  // namespace

const Command k_intake_note = {
    .name = "note",
    .summary = tr_later("words for the record"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
