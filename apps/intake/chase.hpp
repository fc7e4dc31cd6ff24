// aftercare intake chase: the owner asks again.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_chase;

}  // namespace aftercare
