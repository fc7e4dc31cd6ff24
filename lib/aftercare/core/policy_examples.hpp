// Worked examples of a policy's targets, for whoever has just edited one.
#pragma once

#include <vector>

#include "aftercare/core/policy.hpp"

namespace aftercare {

/// A worked example of one target: when it would be due.
struct TargetExample {
    Clock clock;
    Kind kind;
    Urgency urgency;
    Instant from;
    CalendarInstant due;
};

/// Examples of each target row that can decide, from 16:00 of the first Friday from `now` on and of the eve
/// of the next loaded holidays (the last loaded ones when none lie ahead). `policy` has no faults.
std::vector<TargetExample> target_examples(const Policy& policy, Instant now);

}  // namespace aftercare
