// aftercare staff list: the department's people.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_staff_list_command;

}  // namespace aftercare
