#include "apps/close/reopen.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.main_text("words", tr_later("what is wrong again"), Need::required);
    options.value("from", "WHO", tr_later("who says so"), Need::optional, check_person_name);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Reopened said;
        said.words = request.text("words");
        said.from = who_of(act.writer, act.ticket, request, "from");
        act.record(or_report_again(act, decide(std::move(said), act.facts())));
        return act.subject.number;
    });
}

}  // namespace

const Command k_close_reopen = {
    .name = "reopen",
    .summary = tr_later("take a closed ticket up again"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
