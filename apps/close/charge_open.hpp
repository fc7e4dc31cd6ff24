// aftercare close charge open: what another party's repair cost is claimed from the one that did not come.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_open;

}  // namespace aftercare
