// What of the policy figures rest on: the targets, windows and hours by which a case is in time, held or come
// back, in words above an explanation.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

/// The values of the policy on which the measure rests, a line each: `target of response: 2h of service
/// hours; 2h (urgent, major)`. Of rows for different tickets the last that fits decides. Empty when the
/// measure rests on none.
std::vector<std::string> figure_policy(const Measure& measure, const Policy& policy);

}  // namespace aftercare
