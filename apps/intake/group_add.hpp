// aftercare intake group add: more tickets join it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_add;

}  // namespace aftercare
