// A policy from its TOML text, every fault with its line and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/support/toml.hpp"

namespace aftercare {

/// A policy, what is wrong with it (empty: nothing), and what may be a slip but decides as it stands.
struct ReadPolicy {
    Policy policy;
    std::vector<TomlFault> faults;
    std::vector<TomlFault> warnings;
};

/// Reads and checks `text`. All faults are reported, not only the first: unknown sections and keys, wrong
/// types, unknown codes, durations and dates that cannot be read, overlapping spans, a calendar without
/// working time, duplicate codes, clocks without a target. Of the rows picked by what a ticket is the last
/// that fits decides, so a policy is changed by rows appended to it; a row that can then never decide is a
/// warning.
ReadPolicy read_policy(std::string_view text, const std::string& file);

}  // namespace aftercare
