// aftercare close done: an order's work is finished, or the ticket's as a whole.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_done;

}  // namespace aftercare
