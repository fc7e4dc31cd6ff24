// aftercare init: a new ledger with its first project and policy.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_init;

}  // namespace aftercare
