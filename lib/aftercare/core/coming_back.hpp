// Until when a ticket that is over may come back 恢复期: reopened, taken up after an appeal. Until then it is
// not archived; afterwards what comes is a new ticket.
//
// Closed: the reopen window of the policy, or, closed by the owner, owner_return_days; declined, withdrawn:
// appeal_days, from the telling or the withdrawal; merged: as the one that goes on; void: never.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// The last instant at which `ticket` may come back, by the policy in force when it ended. Nothing while it
/// is open, and when it is void or merged. The fold keeps it as `return_until`.
std::optional<Instant> reckon_return(const Policy& policy, const Ticket& ticket);

/// Whether `ticket`, folded, may still go on or come back at `at`. Of a merged one it is asked of the one
/// that goes on.
bool may_come_back(const Ticket& ticket, Instant at);

/// Refuses what comes after the last instant.
std::optional<Refused> refuse_return(const Facts& facts);

}  // namespace aftercare
