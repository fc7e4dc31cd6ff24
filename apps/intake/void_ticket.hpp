// aftercare intake void: the entry was a mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_void;

}  // namespace aftercare
