// aftercare intake merge: two tickets are about one thing.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_merge;

}  // namespace aftercare
