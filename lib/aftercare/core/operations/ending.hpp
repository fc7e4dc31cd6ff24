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
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
        field("deadlines", self.deadlines);
    }
    bool operator==(const OrderEnded&) const = default;
};

/// The order asked for, checked for an ending verb, with the ticket's state after it.
struct Ending {
    int k = 0;
    bool leaves_none = false;  ///< no order is left open or done
    Deadlines deadlines;       ///< the dispatch clock, when it starts again
};

/// `starts_again`: the verb restarts the dispatch clock whatever orders are left (return, transfer).
Decided<Ending> decide_ending(Verb verb, std::optional<int> k, const Facts& facts, bool starts_again);

/// decide() of an OrderEnded.
template <Verb V>
Decided<OrderEnded<V>> decide_ended(OrderEnded<V> asked, const Facts& facts, bool starts_again) {
    const auto ending = decide_ending(V, asked.k, facts, starts_again);
    if (!ending) {
        return ending.reason();
    }
    asked.k = ending->k;
    asked.deadlines = ending->deadlines;
    return asked;
}

/// Ends the order and what hangs on it (a cancelled order leaves the dispatch clock running), and takes a
/// dispatched or started ticket without orders back to accepted.
void apply_ending(Ticket& ticket, const Stamp& stamp, Verb verb, int k, OrderState state);

/// apply() of an OrderEnded.
template <Verb V>
void apply_ended(Ticket& ticket, const Stamp& stamp, const OrderEnded<V>& event, OrderState state) {
    apply_ending(ticket, stamp, V, *event.k, state);
    apply_deadlines(ticket, event.deadlines);
}

/// Ends the hold that goes on, if one does.
void end_hold(Ticket& ticket, Instant at);

/// Cancels what is open when a ticket is withdrawn or forced.
void cancel_open_orders(Ticket& ticket, Instant at);

}  // namespace aftercare
