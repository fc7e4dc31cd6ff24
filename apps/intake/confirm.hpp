// aftercare intake confirm: the report was read back to the owner.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_confirm;

}  // namespace aftercare
