// aftercare unit void: take back a unit that was added by mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_void;

}  // namespace aftercare
