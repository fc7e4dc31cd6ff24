// aftercare callback waive: the callback is not made, with a reason.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_callback_waive;

}  // namespace aftercare
