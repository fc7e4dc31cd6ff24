// aftercare migrate: an older ledger is brought to this program's schema.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_migrate;

}  // namespace aftercare
