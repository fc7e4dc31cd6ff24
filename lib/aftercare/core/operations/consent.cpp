#include "aftercare/core/operations/consent.hpp"

#include <algorithm>

namespace aftercare {

std::optional<UnitId> unit_worked_in(const Ticket& ticket) {
    return ticket.source_unit_id ? ticket.source_unit_id : ticket.unit_id;
}

void forget_consent(Ticket& ticket) {
    ticket.consent_plan.reset();
    ticket.consent_refused = false;
}

Decided<Consented> decide(Consented asked, const Facts& facts) {
    if (auto no = refuse(Verb::consent, facts, Effect::fact)) {
        return *no;
    }
    const int plan = asked.plan.value_or(facts.ticket.plan_version);
    if (plan < 1 || plan > facts.ticket.plan_version) {
        auto no = refused(Refusal::no_plan, facts.ticket);
        no.detail = std::to_string(plan);
        no.helps = "dispatch plan";
        return no;
    }
    asked.plan = plan;
    const auto worked_in = unit_worked_in(facts.ticket);
    asked.unit_id = asked.unit_id ? asked.unit_id : worked_in;
    asked.covers_work = asked.unit_id == worked_in;
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Consented& event) {
    if (!event.covers_work) {
        return;
    }
    if (!event.was_refused) {
        ticket.consent_plan = std::max(ticket.consent_plan.value_or(0), *event.plan);
    } else if (ticket.consent_plan == event.plan) {
        ticket.consent_plan.reset();
    }
    if (event.plan == ticket.plan_version) {
        ticket.consent_refused = event.was_refused;
    }
}

}  // namespace aftercare
