// The verb `dispatch return`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_return_order;

}  // namespace aftercare
