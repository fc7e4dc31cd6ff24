// aftercare callback due: whom to call back; contacts in full, one journal entry a command.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_callback_due;

}  // namespace aftercare
