// The verb `dispatch transfer`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_transfer;

}  // namespace aftercare
