// dispatch extend: a new date for the repair.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_extend;

}  // namespace aftercare
