#include "aftercare/core/operations/ack.hpp"

namespace aftercare {

Decided<Acked> decide(Acked asked, const Facts& facts) {
    if (auto no = refuse(Verb::ack, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    const auto& order = *find_order(facts.ticket, *k);
    if (order.state != OrderState::issued && order.state != OrderState::served) {
        auto no = refused(Refusal::order_state, facts.ticket);
        no.orders = {*k};
        no.detail = code_of(order.state);
        no.helps.clear();
        return no;
    }
    asked.k = *k;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Acked& event) {
    auto& order = *find_order(ticket, *event.k);
    order.state = OrderState::acked;
    order.acked_at = stamp.at;
}

}  // namespace aftercare
