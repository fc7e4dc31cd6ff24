#include "aftercare/core/operations/done.hpp"

#include <algorithm>

namespace aftercare {

namespace {

bool any_done(const Ticket& ticket) {
    return std::any_of(ticket.orders.begin(), ticket.orders.end(),
                       [&](const Order& order) { return awaits_verification(ticket, order); });
}

}  // namespace

Decided<Done> decide(Done asked, const Facts& facts) {
    asked.completes = !asked.k.has_value();
    if (auto no = refuse(Verb::done, facts, asked.completes ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    const auto open = open_orders(facts.ticket);
    if (asked.k || !open.empty()) {
        auto k = choose_order(facts, asked.k);
        if (!k) {
            return k.reason();
        }
        asked.k = *k;
    } else if (!any_done(facts.ticket)) {
        auto no = refused(Refusal::no_finished_order, facts.ticket);
        no.helps = "dispatch order";
        return no;
    }
    if (asked.completes && asked.cause.empty() && facts.ticket.cause.empty() &&
        has_trait(facts.policy, CodeTable::category, facts.ticket.category, CodeTrait::needs_cause)) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"cause"};
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Done& event) {
    if (event.k) {
        auto& order = *find_order(ticket, *event.k);
        order.state = OrderState::done;
        order.done_at = stamp.at;
        order.sheet_signed = order.sheet_signed || event.sheet_signed;
        if (auto* appointment = pending_appointment(ticket, order.k)) {
            appointment->outcome = AppointmentOutcome::arrived;
            appointment->arrived_at = stamp.at;
        }
    }
    ticket.cause = event.cause.empty() ? ticket.cause : event.cause;
    ticket.result = event.result;
    if (!event.completes) {
        return;
    }
    enter(ticket, State::completed, Verb::done, stamp.at, stamp.actor);
    ticket.completed_at = stamp.at;
    ticket.told_done_at.reset();
}

}  // namespace aftercare
