// What returning, transferring and cancelling an order have in common.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// The order asked for, checked for an ending verb, with the ticket's state after it.
struct Ending {
    int k = 0;
    bool leaves_none = false;  ///< no order is left open or done
    Deadlines deadlines;       ///< the dispatch clock, when it starts again
};

/// `starts_again`: the verb restarts the dispatch clock whatever orders are left (return, transfer).
Decided<Ending> decide_ending(Verb verb, std::optional<int> k, const Facts& facts, bool starts_again);

/// Ends the order and what hangs on it (a cancelled order leaves the dispatch clock running), and takes a
/// dispatched or started ticket without orders back to accepted.
void apply_ending(Ticket& ticket, const Stamp& stamp, Verb verb, int k, OrderState state);

/// Ends the hold that goes on, if one does.
void end_hold(Ticket& ticket, Instant at);

/// Cancels what is open when a ticket is withdrawn or forced.
void cancel_open_orders(Ticket& ticket, Instant at);

}  // namespace aftercare
