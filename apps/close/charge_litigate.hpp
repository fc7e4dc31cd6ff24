// aftercare close charge litigate: the dispute is before a court or an arbitrator.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_litigate;

}  // namespace aftercare
