// aftercare intake assign: the ticket gets a handler.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_assign;

}  // namespace aftercare
