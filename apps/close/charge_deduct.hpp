// aftercare close charge deduct: money from the retention.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_deduct;

}  // namespace aftercare
