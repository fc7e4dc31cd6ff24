// aftercare import: a new ledger from an export.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_import;

}  // namespace aftercare
