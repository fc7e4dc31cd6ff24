#include "aftercare/core/operations/order.hpp"

namespace aftercare {

Deadline written_order_deadline(const Facts& facts) {
    const auto due = add_on(facts.policy, facts.project, facts.policy.written_order, facts.when.at);
    return {.clock = Clock::dispatch,
            .act = DeadlineAct::begins,
            .order_k = {},
            .from = facts.when.at,
            .due = due.at,
            .pace = facts.policy.written_order.pace,
            .assumed = due.assumed,
            .policy = facts.policy.version};
}

Decided<Ordered> decide(Ordered asked, const Facts& facts) {
    const bool dispatches = facts.ticket.state == State::accepted;
    if (auto no = refuse(Verb::order, facts, dispatches ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (asked.replaces && find_order(facts.ticket, *asked.replaces) == nullptr) {
        auto no = refused(Refusal::no_such_order, facts.ticket);
        no.detail = std::to_string(*asked.replaces);
        no.helps.clear();
        return no;
    }
    if (asked.replaces && is_open(find_order(facts.ticket, *asked.replaces)->state)) {
        auto no = refused(Refusal::order_state, facts.ticket);
        no.orders = {*asked.replaces};
        no.detail = code_of(find_order(facts.ticket, *asked.replaces)->state);
        no.helps = "dispatch cancel";
        return no;
    }
    asked.k = static_cast<int>(facts.ticket.orders.size()) + 1;
    asked.deadlines.clear();
    if (asked.phone_first) {
        asked.deadlines.push_back(written_order_deadline(facts));
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Ordered& event) {
    Order order;
    order.k = event.k;
    order.cycle = ticket.cycle;
    order.kind = event.kind;
    order.party_id = event.party_id;
    if (event.person) {
        order.person_id = event.person->id;
    }
    order.task = event.task;
    order.due_at = event.due_at;
    order.phone_first = event.phone_first;
    order.replaces = event.replaces;
    order.issued_at = stamp.at;
    order.issued_by = stamp.actor;
    ticket.orders.push_back(order);
    if (event.phone_first) {
        stop_clock(ticket, Clock::dispatch, stamp.at);
    }
    apply_deadlines(ticket, event.deadlines);
    if (ticket.state == State::accepted) {
        enter(ticket, State::dispatched, Verb::order, stamp.at, stamp.actor);
        ticket.dispatched_at = ticket.dispatched_at.value_or(stamp.at);
    }
}

}  // namespace aftercare
