// When the window of a completion or closing has ended, so that what held can be told from what came back.
#pragma once

#include "aftercare/core/figures/facts.hpp"

namespace aftercare {

/// Whether figures count it as a leak: by its defect, else by its category (rules.md §6, Matured).
bool counts_as_leak(const Policy& policy, const Ticket& ticket);

/// How long after a completion the same thing is a repeat, by the policy in force then: days of 24 h, leaks
/// longer.
Seconds repeat_window(const TicketFacts& facts, const Rules& rules, Instant completed_at);

/// The first cycle whose done was accepted, or null; an answer is none.
const Cycle* first_accepted(const TicketFacts& facts);

/// The days after which a repair has been escalated to a complaint or has not (rules.md §6).
constexpr Seconds k_complaint_window{90 * 86400};

}  // namespace aftercare
