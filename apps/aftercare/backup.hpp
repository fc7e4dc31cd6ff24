// aftercare backup: a verified copy of the ledger, while others go on writing.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_backup;

}  // namespace aftercare
