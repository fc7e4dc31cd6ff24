// aftercare close cost: what the repair cost.
#pragma once

#include <vector>

#include "aftercare/core/operations/cost.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_cost;

/// The lines of --cost; their form was checked while parsing.
std::vector<CostLine> cost_lines_of(const Request& request);

/// Warns when a cost on order `k`, or on the ticket alone, is in no claim though the ticket has one: why, and
/// how it gets in.
void warn_of_unclaimed_cost(const Session& session, const TicketAct& act, std::optional<int> k);

}  // namespace aftercare
