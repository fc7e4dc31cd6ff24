// The verb `dispatch plan`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_plan;

}  // namespace aftercare
