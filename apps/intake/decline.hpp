// aftercare intake decline: the department does not take it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_decline;

}  // namespace aftercare
