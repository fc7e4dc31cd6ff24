// aftercare close reopen: a closed ticket is taken up again inside its window.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_reopen;

}  // namespace aftercare
