// aftercare callback attempt: the owner was called and not reached.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_callback_attempt;

}  // namespace aftercare
