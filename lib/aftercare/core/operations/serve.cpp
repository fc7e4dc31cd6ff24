#include "aftercare/core/operations/serve.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// Whether a formal service proves more than the one that counts so far.
bool proves_more(const Order& order, Instant at, const Served& event) {
    if (!order.formal_at) {
        return true;
    }
    if (order.formal_late != event.entered_late) {
        return order.formal_late;
    }
    return event.cure_by.value_or(at) < order.cure_by.value_or(*order.formal_at);
}

}  // namespace

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
    asked.entered_late = asked.formal && !asked.proved && is_entered_late(facts);
    const bool at_once = facts.ticket.urgency.value_or(Urgency::normal) != Urgency::normal;
    if (asked.formal && !at_once && facts.policy.cure_days > 0) {
        asked.cure_by = facts.when.at + Seconds{facts.policy.cure_days * k_24_hours.count};
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Served& event) {
    auto& order = *find_order(ticket, *event.k);
    if (!order.served_at || stamp.at < *order.served_at) {
        order.served_at = stamp.at;
        order.served_how = event.how;
    }
    if (event.formal && proves_more(order, stamp.at, event)) {
        order.formal_at = stamp.at;
        order.formal_how = event.how;
        order.formal_late = event.entered_late;
        order.cure_by = event.cure_by;
    }
    if (order.state == OrderState::issued) {
        order.state = OrderState::served;
    }
}

}  // namespace aftercare
