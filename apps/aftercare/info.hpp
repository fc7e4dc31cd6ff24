// aftercare info: what the ledger is and how much is in it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_info;

}  // namespace aftercare
