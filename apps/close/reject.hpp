// aftercare close reject: the repair was looked at and is not good.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_reject;

}  // namespace aftercare
