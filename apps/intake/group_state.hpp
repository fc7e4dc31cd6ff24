// aftercare intake group state: one statement for all households.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_state;

}  // namespace aftercare
