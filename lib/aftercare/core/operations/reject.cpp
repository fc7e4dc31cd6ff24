#include "aftercare/core/operations/reject.hpp"

namespace aftercare {

Decided<Rejected> decide(Rejected asked, const Facts& facts) {
    if (auto no = refuse(Verb::reject, facts, Effect::changes_state)) {
        return *no;
    }
    if (!asked.k) {
        return asked;
    }
    const auto* order = find_order(facts.ticket, *asked.k);
    if (order == nullptr || !awaits_verification(facts.ticket, *order)) {
        auto no = refused(order == nullptr ? Refusal::no_such_order : Refusal::order_state, facts.ticket);
        no.orders = {*asked.k};
        no.detail = order == nullptr ? std::to_string(*asked.k) : std::string(code_of(order->state));
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Rejected& event) {
    for (auto& order : ticket.orders) {
        if (awaits_verification(ticket, order) && (!event.k || order.k == *event.k)) {
            order.state = OrderState::acked;
            order.done_at.reset();
            ++order.rework_count;
        }
    }
    enter(ticket, State::in_progress, Verb::reject, stamp.at, stamp.actor);
    ++ticket.rework_count;
    ticket.completed_at.reset();
    ticket.told_done_at.reset();
    ticket.work.objected_at.reset();
}

}  // namespace aftercare
