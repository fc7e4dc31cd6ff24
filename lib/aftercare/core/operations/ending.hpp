// What returning, transferring and cancelling an order, and whatever else ends one, have in common.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// What is said when an order ends for a reason and no other takes its place: returned, cancelled.
template <Verb V>
struct OrderEnded {
    static constexpr Verb verb = V;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
    }
    bool operator==(const OrderEnded&) const = default;
};

/// The order that an ending verb is about: refused as choose_order() does, and where the state would fall
/// back before its last change.
Decided<int> decide_ending(Verb verb, std::optional<int> k, const Facts& facts);

/// decide() of an OrderEnded.
template <Verb V>
Decided<OrderEnded<V>> decide_ended(OrderEnded<V> asked, const Facts& facts) {
    const auto k = decide_ending(V, asked.k, facts);
    if (!k) {
        return k.reason();
    }
    asked.k = *k;
    return asked;
}

/// Ends the order and what hangs on it, and takes a dispatched or started ticket without orders back to
/// accepted.
void apply_ending(Ticket& ticket, const Stamp& stamp, Verb verb, int k, OrderState state);

/// apply() of an OrderEnded.
template <Verb V>
void apply_ended(Ticket& ticket, const Stamp& stamp, const OrderEnded<V>& event, OrderState state) {
    apply_ending(ticket, stamp, V, *event.k, state);
}

/// Ends the hold that goes on, if one does.
void end_hold(Ticket& ticket, Instant at);

/// Cancels what is open when a ticket is withdrawn or forced.
void cancel_open_orders(Ticket& ticket, Instant at);

}  // namespace aftercare
