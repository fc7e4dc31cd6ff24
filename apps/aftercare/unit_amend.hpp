// aftercare unit amend: new data of a unit.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_amend;

}  // namespace aftercare
