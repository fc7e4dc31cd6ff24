// aftercare intake withdraw: the owner takes the report back.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_withdraw;

}  // namespace aftercare
