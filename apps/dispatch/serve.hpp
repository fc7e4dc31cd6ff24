// The verb `dispatch serve`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_serve;

}  // namespace aftercare
