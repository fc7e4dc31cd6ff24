// A warranty in words.
#pragma once

#include <string>

#include "aftercare/core/warranty.hpp"

namespace aftercare {

/// `owner: covered until 2027-06-10; contractor: not covered since 2025-06-10; gap`.
std::string warranty_summary(const Warranty& warranty);

}  // namespace aftercare
