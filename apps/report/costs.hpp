// aftercare report costs: what repairs cost, and what is claimed of it from parties.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_costs;

}  // namespace aftercare
