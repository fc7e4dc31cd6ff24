// The verb `dispatch start`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_start;

}  // namespace aftercare
