// aftercare dispatch default: a party that was told and did not come is given up on.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_default_order;

}  // namespace aftercare
