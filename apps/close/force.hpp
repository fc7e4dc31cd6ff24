// aftercare close force: a manager ends a ticket that cannot be ended otherwise.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_force;

}  // namespace aftercare
