// aftercare staff void: take back somebody who was added by mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_staff_void;

}  // namespace aftercare
