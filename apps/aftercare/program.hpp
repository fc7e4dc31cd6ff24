// aftercare: the launcher of the programs, and the keeper of the ledger.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_aftercare;

}  // namespace aftercare
