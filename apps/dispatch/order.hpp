// The verb `dispatch order`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_order;

}  // namespace aftercare
