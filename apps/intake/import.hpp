// aftercare intake import: a table of another system, row by row, by a map.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_import;

}  // namespace aftercare
