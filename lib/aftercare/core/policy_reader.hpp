// A policy from its TOML text, every fault with its line and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/support/toml.hpp"

namespace aftercare {

/// A policy, and what is wrong with it (empty: nothing).
struct ReadPolicy {
    Policy policy;
    std::vector<TomlFault> faults;
};

/// Reads and checks `text`. All faults are reported, not only the first: unknown sections and keys, wrong
/// types, unknown codes, durations and dates that cannot be read, overlapping spans, a calendar without
/// working time, duplicate codes, clocks without a target.
ReadPolicy read_policy(std::string_view text, const std::string& file);

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
