// The callbacks 回访 of a ticket: how they begin, which of them is in hand, how they end.
//
// Its ending begins one, of a closed leak a second one that is made later; a dissatisfied answer that reopens
// nothing begins one more. Each has its own run of the callback clock, which ends with it (clock_runs.cpp).
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// Whether the ticket is about a leak: by its category, before triage by its defect.
bool is_leak(const Policy& policy, const Ticket& ticket);
/// Whether the owner's last answer was a dissatisfied one.
bool was_dissatisfied(const Ticket& ticket);
/// Whether a call is still to be made, now or later.
bool awaits_callback(const Ticket& ticket);

/// How the ticket has ended, where that may ask for a callback: not for an imported closing.
std::optional<Ending> ending_of(const Ticket& ticket);

/// Begins a callback that is to be made from `from` on.
Callback& begin_callback(Ticket& ticket, Instant from, CallbackWhy why);
/// The callback of this cycle that a call at `at` is about: the first that is due, else the last that has
/// begun; null when there is none.
const Callback* callback_in_hand(const Ticket& ticket, Instant at);
Callback* callback_in_hand(Ticket& ticket, Instant at);
/// Whether a call may still be tried: it is due, or the owner was given up on.
bool is_waiting(const Callback* callback);

/// Ends it without its being made.
void waive_callback(Callback& callback, Instant at);
/// The same for all that are still to be made.
void waive_callbacks(Ticket& ticket, Instant at);

}  // namespace aftercare
