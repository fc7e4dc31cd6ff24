// The cases of a ticket: where each cohort finds it, and by which instant.
#pragma once

#include <functional>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

/// Tells the cases that the ticket's facts have in a cohort of flow, each with the instant by which it is
/// found. That of `period`, which is one in each, by none; those of `stock` and what is of no ticket are not
/// told.
void for_each_case(Cohort cohort, const TicketFacts& facts, const Rules& rules,
                   const std::function<void(const Case&)>& tell);

/// The last instant by which any cohort of flow finds the ticket.
Instant last_case_at(const TicketFacts& facts, const Rules& rules);

}  // namespace aftercare
