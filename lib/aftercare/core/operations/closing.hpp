// What every way of closing a ticket does.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// The callbacks that closing at `facts.when.at` starts, when the policy calls such owners back or the owner
/// was dissatisfied before: one at once, of a leak one more policy.leak_callback_days later.
Deadlines callback_deadlines(const Facts& facts);

/// Closes the ticket: closing time, clocks ended (resolve met when `resolves`), callback due.
void close_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, ClosedHow how, bool resolves,
                  const Deadlines& deadlines);

/// Refuses what acts on the callback before the closing that made it.
std::optional<Refused> refuse_before_closing(const Facts& facts);

/// The last instant at which a closed ticket may be reopened; nothing when any time will do.
std::optional<Instant> reopen_until(const Policy& policy, const Ticket& ticket);

/// The deadlines of a cycle that begins by reopening at `facts.when.at`.
Deadlines reopen_deadlines(const Facts& facts);

/// Takes a closed ticket up again: accepted, or new when it was never triaged; a new cycle.
void reopen_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, const Deadlines& deadlines);

}  // namespace aftercare
