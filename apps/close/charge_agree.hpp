// aftercare close charge agree: how much the party agrees to.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_agree;

}  // namespace aftercare
