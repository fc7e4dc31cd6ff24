// close charge void: take back a back-charge that was opened by mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_void;

}  // namespace aftercare
