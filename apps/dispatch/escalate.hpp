// dispatch escalate: the ticket is reported up.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_escalate;

}  // namespace aftercare
