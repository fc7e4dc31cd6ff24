// What every way of closing a ticket does.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// Closes the ticket: closing time, the hold and the appointments ended.
void close_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, ClosedHow how);

/// Refuses what acts on the callback before the closing, decline or withdrawal that made it.
std::optional<Refused> refuse_before_ending(const Facts& facts);

/// Takes a closed ticket up again: accepted, or new when it was never triaged; a new cycle.
void reopen_ticket(Ticket& ticket, const Stamp& stamp, Verb verb);

}  // namespace aftercare
