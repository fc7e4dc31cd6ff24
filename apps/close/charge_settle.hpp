// aftercare close charge settle: the end of a back-charge.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_settle;

}  // namespace aftercare
