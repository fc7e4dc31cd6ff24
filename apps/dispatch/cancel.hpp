// The verb `dispatch cancel`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_cancel;

}  // namespace aftercare
