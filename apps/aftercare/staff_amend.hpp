// aftercare staff amend: new data of a member of the department.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_staff_amend;

}  // namespace aftercare
