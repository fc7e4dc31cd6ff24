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
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Served& event) {
    auto& order = *find_order(ticket, *event.k);
    if (!order.served_at || stamp.at < *order.served_at) {
        order.served_at = stamp.at;
        order.served_how = event.how;
    }
    if (order.state == OrderState::issued) {
        order.state = OrderState::served;
    }
    stop_clock(ticket, Clock::dispatch, stamp.at);
}

}  // namespace aftercare
