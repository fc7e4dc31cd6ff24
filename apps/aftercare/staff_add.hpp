// aftercare staff add: a new member of the department.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_staff_add;

}  // namespace aftercare
