// The verb `dispatch resume`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_resume;

}  // namespace aftercare
