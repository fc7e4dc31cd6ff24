// aftercare rebuild: rows, search index and schema made anew from a whole journal.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_rebuild;

}  // namespace aftercare
