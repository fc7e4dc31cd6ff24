#include "apps/intake/withdraw.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("from", "WHO", tr_later("who takes the report back"), Need::required, check_person_name);
    options.main_text("words", tr_later("what was said"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Withdrawn said;
        said.from = *who_of(act.writer, act.ticket, request, "from");
        said.words = request.text("words");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_withdraw = {
    .name = "withdraw",
    .summary = tr_later("the owner takes the report back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
