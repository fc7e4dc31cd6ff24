// The verb `dispatch print`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_print;

}  // namespace aftercare
