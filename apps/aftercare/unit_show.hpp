// aftercare unit show: all that is known of units.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_show;

}  // namespace aftercare
