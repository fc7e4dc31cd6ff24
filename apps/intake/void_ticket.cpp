#include "apps/intake/void_ticket.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text("words", tr_later("what was wrong with the entry"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        try {
            act.writer.void_opening(SubjectKind::ticket, act.subject.id.value, request.text("words"));
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
