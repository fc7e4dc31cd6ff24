#include "aftercare/core/operations/serve.hpp"

#include <algorithm>

namespace aftercare {

Decided<Served> decide(Served asked, const Facts& facts) {
    if (auto no = refuse(Verb::serve, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    asked.k = *k;
    asked.cure_by.reset();
    if (asked.formal) {
        const bool at_once = facts.ticket.urgency.value_or(Urgency::normal) != Urgency::normal;
        asked.cure_by = facts.when.at + Seconds{at_once ? 0 : facts.policy.cure_days * k_24_hours.count};
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Served& event) {
    auto& order = *find_order(ticket, *event.k);
    if (!order.served_at || stamp.at < *order.served_at) {
        order.served_at = stamp.at;
        order.served_how = event.how;
    }
    if (event.formal && (!order.formal_at || stamp.at < *order.formal_at)) {
        order.formal_at = stamp.at;
        order.formal_how = event.how;
        order.cure_by = event.cure_by;
    }
    if (order.state == OrderState::issued) {
        order.state = OrderState::served;
    }
    stop_clock(ticket, Clock::dispatch, stamp.at);
}

}  // namespace aftercare
