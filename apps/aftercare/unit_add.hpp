// aftercare unit add: a new unit or public area.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_add;

}  // namespace aftercare
