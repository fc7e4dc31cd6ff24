#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

struct ReopenRequest {
    std::string id;
    std::string words;
    std::optional<std::string> from;
};

void describe_reopen(Options& options, ReopenRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.main_text(request.words, "words", tr_later("what is wrong again"), Need::required);
    options.text(request.from, "from", "WHO", tr_later("who says so"), Need::optional, check_person_name);
}

int run_reopen(const ReopenRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Reopened said;
        said.words = request.words;
        said.from = who_named(act.writer, act.ticket, request.from);
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
    .bind = bound<describe_reopen, run_reopen>,
};

}  // namespace aftercare
