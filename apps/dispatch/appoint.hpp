// The verb `dispatch appoint`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_appoint;

}  // namespace aftercare
