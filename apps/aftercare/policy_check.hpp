// aftercare policy check: the faults of a policy file, or worked examples of its targets.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_policy_check;

}  // namespace aftercare
