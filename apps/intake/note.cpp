#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct NoteRequest {
    std::vector<std::string> ids;
    std::string text;
};

void describe_note(Options& options, NoteRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text(request.text, "text", tr_later("what is to be remembered"), Need::required);
}

int run_note(const NoteRequest& request, Session& session) {
    return act_on_tickets(
        session, request.ids,
        [&](TicketAct& act) {
            act.record(decide(Noted{.text = request.text}, act.facts()));
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
    .bind = bound<describe_note, run_note>,
};

}  // namespace aftercare
