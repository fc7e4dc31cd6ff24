// aftercare unit import: units from a CSV file; what exists is updated.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_unit_import;

}  // namespace aftercare
