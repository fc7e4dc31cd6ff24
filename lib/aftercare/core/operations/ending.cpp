#include "aftercare/core/operations/ending.hpp"

#include <algorithm>

namespace aftercare {

namespace {

bool keeps_ticket(const Ticket& ticket, const Order& order) {
    return is_open(order.state) || awaits_verification(ticket, order);
}

void end_order(Ticket& ticket, Order& order, OrderState state, Instant at) {
    order.state = state;
    order.ended_at = at;
    if (auto* appointment = pending_appointment(ticket, order.k)) {
        const bool has_begun = at >= appointment->from_at;
        appointment->outcome = has_begun ? AppointmentOutcome::missed : AppointmentOutcome::moved;
    }
}

}  // namespace

Decided<int> decide_ending(Verb verb, std::optional<int> k, const Facts& facts) {
    if (auto no = refuse(verb, facts, Effect::fact)) {
        return *no;
    }
    const auto chosen = choose_order(facts, k);
    if (!chosen) {
        auto no = chosen.reason();
        if (no.why == Refusal::order_state) {
            no.helps.clear();  // it has ended: there is nothing left to do
        }
        return no;
    }
    const bool leaves_none = std::none_of(
        facts.ticket.orders.begin(), facts.ticket.orders.end(),
        [&](const Order& order) { return order.k != *chosen && keeps_ticket(facts.ticket, order); });
    const bool falls_back =
        leaves_none && verb != Verb::transfer &&
        (facts.ticket.state == State::dispatched || facts.ticket.state == State::in_progress);
    if (falls_back) {
        if (auto no = refuse(verb, facts, Effect::changes_state)) {
            return *no;
        }
    }
    return *chosen;
}

void apply_ending(Ticket& ticket, const Stamp& stamp, Verb verb, int k, OrderState state) {
    end_order(ticket, *find_order(ticket, k), state, stamp.at);
    const bool none_left = std::none_of(ticket.orders.begin(), ticket.orders.end(),
                                        [&](const Order& order) { return keeps_ticket(ticket, order); });
    if (verb == Verb::transfer || !none_left) {
        return;
    }
    if (ticket.state == State::dispatched || ticket.state == State::in_progress) {
        enter(ticket, State::accepted, verb, stamp.at, stamp.actor);
        ticket.started_at.reset();
    }
}

void end_hold(Ticket& ticket, Instant at) {
    if (!ticket.holds.empty() && !ticket.holds.back().until_at) {
        ticket.holds.back().until_at = at;
    }
}

void cancel_open_orders(Ticket& ticket, Instant at) {
    for (const int k : open_orders(ticket)) {
        end_order(ticket, *find_order(ticket, k), OrderState::cancelled, at);
    }
}

}  // namespace aftercare
