// aftercare verify: proof that the ledger is what its journal says.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_verify;

}  // namespace aftercare
