// The verb `dispatch inform`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_inform;

}  // namespace aftercare
