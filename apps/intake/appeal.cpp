#include "aftercare/store/registry.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

struct AppealRequest {
    std::string id;
    std::string approved_by;
    bool was_refused = false;
    std::string words;
};

void describe_appeal(Options& options, AppealRequest& request) {
    options.word(request.id, "ID", tr_later("the ticket"), check_one_ticket_id);
    options.text(request.approved_by, "approved-by", "NAME",
                 tr_later("the manager who reversed the decision"), Need::optional, check_not_empty);
    options.flag(request.was_refused, "refused", tr_later("the appeal was heard and the decision stands"));
    options.main_text(request.words, "words", tr_later("the new fact, or what was decided"), Need::required);
}

int run_appeal(const AppealRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Appealed said;
        said.words = request.words;
        said.approved_by = request.approved_by;
        said.was_refused = request.was_refused;
        const auto approver = actor_named(act.writer.db(), said.approved_by, session.now());
        act.record(or_report_again(act, decide(std::move(said), act.facts(), approver)));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_appeal = {
    .name = "appeal",
    .summary = tr_later("take a declined or withdrawn ticket up again, or let the decision stand"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_appeal, run_appeal>,
};

}  // namespace aftercare
