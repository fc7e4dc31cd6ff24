// aftercare intake split: a merge is undone.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_split;

}  // namespace aftercare
