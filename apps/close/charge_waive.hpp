// aftercare close charge waive: a manager gives it up.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_waive;

}  // namespace aftercare
