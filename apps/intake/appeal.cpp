#include "apps/intake/appeal.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("the ticket"), check_one_ticket_id);
    options.value("approved-by", "NAME", tr_later("the manager who reversed the decision"), Need::optional,
                  check_not_empty);
    options.flag("refused", tr_later("the appeal was heard and the decision stands"));
    options.main_text("words", tr_later("the new fact, or what was decided"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Appealed said;
        said.words = request.text("words");
        said.approved_by = request.text("approved-by");
        said.was_refused = request.flag("refused");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
