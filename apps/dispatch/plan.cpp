#include "apps/dispatch/plan.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.main_text("work", tr_later("what is to be done"), Need::required);
    options.value("days", "N", tr_later("how many days it takes"), Need::optional, check_count);
    options.value("effect", "TEXT", tr_later("what the household has to put up with"), Need::optional,
                  nullptr);
    options.flag("no-consent-needed", tr_later("it may start without the consent of the unit worked in"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Planned said;
        said.work = request.text("work");
        if (const auto days = parse_digits(request.text("days"))) {
            said.days = static_cast<int>(*days);
        }
        said.effect = request.text("effect");
        said.no_consent_needed = request.flag("no-consent-needed");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_plan = {
    .name = "plan",
    .summary = tr_later("how it is to be repaired"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
