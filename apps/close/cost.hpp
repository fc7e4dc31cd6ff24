// aftercare close cost: what the repair cost.
#pragma once

#include <vector>

#include "aftercare/core/operations/cost.hpp"
#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_cost;

/// The lines of --cost; their form was checked while parsing.
std::vector<CostLine> cost_lines_of(const Request& request);

}  // namespace aftercare
