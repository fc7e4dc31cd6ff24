// aftercare unit list: the units.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_list_command;

}  // namespace aftercare
