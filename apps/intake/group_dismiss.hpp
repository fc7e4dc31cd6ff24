// aftercare intake group dismiss: it is no group after all.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_dismiss;

}  // namespace aftercare
