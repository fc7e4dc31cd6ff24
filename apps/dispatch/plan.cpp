#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct PlanRequest {
    std::string id;
    std::string work;
    std::optional<int> days;
    std::string effect;
    bool no_consent_needed = false;
};

void describe_plan(Options& options, PlanRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.main_text(request.work, "work", tr_later("what is to be done"), Need::required);
    options.value(request.days, "days", "N", tr_later("how many days it takes"));
    options.text(request.effect, "effect", "TEXT", tr_later("what the household has to put up with"));
    options.flag(request.no_consent_needed, "no-consent-needed",
                 tr_later("it may start without the consent of the unit worked in"));
}

int run_plan(const PlanRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Planned said;
        said.work = request.work;
        said.days = request.days;
        said.effect = request.effect;
        said.no_consent_needed = request.no_consent_needed;
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
    .bind = bound<describe_plan, run_plan>,
};

}  // namespace aftercare
