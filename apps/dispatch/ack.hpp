// The verb `dispatch ack`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_ack;

}  // namespace aftercare
