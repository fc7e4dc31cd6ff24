// The verb `dispatch progress`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_progress;

}  // namespace aftercare
