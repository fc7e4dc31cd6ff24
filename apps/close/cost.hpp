// aftercare close cost: what the repair cost.
#pragma once

#include <vector>

#include "aftercare/core/operations/cost.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/command.hpp"

namespace aftercare {

/// `labour=300`.
std::string read_cost(std::string_view typed, CostLine& into);

/// Warns when a cost on order `k`, or on the ticket alone, is in no claim though the ticket has one: why, and
/// how it gets in.
void warn_of_unclaimed_cost(const Session& session, const TicketAct& act, std::optional<int> k);

}  // namespace aftercare
