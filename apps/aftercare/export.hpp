// aftercare export: the whole journal as JSON lines.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_export;

}  // namespace aftercare
