#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct VoidTicketRequest {
    std::vector<std::string> ids;
    std::string words;
};

void describe_void_ticket(Options& options, VoidTicketRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text(request.words, "words", tr_later("what was wrong with the entry"), Need::required);
}

int run_void_ticket(const VoidTicketRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        try {
            act.writer.void_opening(SubjectKind::ticket, act.subject.id.value, request.words);
        } catch (const RefusedVoid& no) {
            throw TicketRefused{no.refused};
        }
        act.ticket = *act.writer.ticket(act.subject.id);
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_void = {
    .name = "void",
    .summary = tr_later("strike out an entry made by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_void_ticket, run_void_ticket>,
};

}  // namespace aftercare
