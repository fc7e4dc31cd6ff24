// aftercare close charge notice: the party is told what is claimed.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_notice;

}  // namespace aftercare
