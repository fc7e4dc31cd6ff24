// aftercare restore: a backup becomes the ledger.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_restore;

}  // namespace aftercare
