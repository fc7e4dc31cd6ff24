// aftercare close charge dispute: the party does not agree to what is claimed.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_dispute;

}  // namespace aftercare
