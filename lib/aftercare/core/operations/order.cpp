#include "aftercare/core/operations/order.hpp"

namespace aftercare {

namespace {

/// An order takes the place of one that has ended, from then on, and of another party when that one was given
/// up on.
std::optional<Refused> refuse_replacing(const Facts& facts, int k, PartyId party) {
    if (auto no = refuse_order(facts, k)) {
        return no;
    }
    const auto& order = *find_order(facts.latest(), k);
    const auto ended_at = order.ended_at ? order.ended_at : order.done_at;
    if (ended_at && facts.when.at < *ended_at) {
        auto no = refused(Refusal::before_subject, facts.ticket);
        no.orders = {k};
        no.since = ended_at;
        return no;
    }
    if (is_open(order.state)) {
        auto no = refused(Refusal::order_state, facts.ticket);
        no.orders = {k};
        no.detail = code_of(order.state);
        no.helps = "dispatch cancel";
        return no;
    }
    return refuse_own_replacement(facts, k, party);
}

}  // namespace

Decided<Ordered> decide(Ordered asked, const Facts& facts) {
    const bool dispatches = facts.ticket.state == State::accepted;
    if (auto no = refuse(Verb::order, facts, dispatches ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (asked.replaces) {
        if (auto no = refuse_replacing(facts, *asked.replaces, asked.party_id)) {
            return *no;
        }
    }
    asked.k = next_order(facts.latest());
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
    ticket.party_id = order.party_id;
    if (ticket.state == State::accepted) {
        enter(ticket, State::dispatched, Verb::order, stamp.at, stamp.actor);
        ticket.dispatched_at = ticket.dispatched_at.value_or(stamp.at);
    }
}

}  // namespace aftercare
