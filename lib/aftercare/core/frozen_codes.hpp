// One code list of a frozen policy, for showing a word: a policy is mostly targets and holidays, and reading
// all of it would take a tenth of `report show`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"

namespace aftercare {

/// The list `table` of a policy that freeze_policy wrote; nothing when it cannot be read.
std::optional<std::vector<PolicyCode>> thaw_codes(std::string_view json, CodeTable table);

/// The word of one code of the list; empty when the code has none or is not of the list, nothing when the
/// list cannot be read.
std::optional<std::string> thaw_word(std::string_view json, CodeTable table, std::string_view code);

}  // namespace aftercare
