#include "aftercare/core/operations/transfer.hpp"

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Transferred> decide(Transferred asked, const Facts& facts) {
    const auto k = decide_ending(Verb::transfer, asked.k, facts);
    if (!k) {
        return k.reason();
    }
    if (auto no = refuse_own_replacement(facts, *k, asked.party_id)) {
        return *no;
    }
    const auto& old = *find_order(facts.ticket, *k);
    asked.k = *k;
    asked.new_k = next_order(facts.latest());
    asked.task = asked.task.empty() ? old.task : asked.task;
    asked.due_at = asked.due_at.value_or(old.due_at);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Transferred& event) {
    apply_ending(ticket, stamp, Verb::transfer, *event.k, OrderState::transferred);
    Order order;
    order.k = event.new_k;
    order.cycle = ticket.cycle;
    order.kind = find_order(ticket, *event.k)->kind;
    order.party_id = event.party_id;
    if (event.person) {
        order.person_id = event.person->id;
    }
    order.task = event.task;
    order.due_at = *event.due_at;
    order.replaces = event.k;
    order.issued_at = stamp.at;
    order.issued_by = stamp.actor;
    ticket.orders.push_back(order);
    ticket.party_id = order.party_id;
}

}  // namespace aftercare
