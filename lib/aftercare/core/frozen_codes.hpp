// One code list of a frozen policy, for showing a word: a policy is mostly targets and holidays, and reading
// all of it would take a tenth of `report show`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"

namespace aftercare {

/// The list `table` of a policy that freeze_policy wrote; nothing when it cannot be read.
std::optional<std::vector<PolicyCode>> thaw_codes(std::string_view json, CodeTable table);

}  // namespace aftercare
