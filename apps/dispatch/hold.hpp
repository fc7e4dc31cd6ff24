// The verb `dispatch hold`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_hold;

}  // namespace aftercare
