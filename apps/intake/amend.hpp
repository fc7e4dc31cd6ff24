// aftercare intake amend: what was registered is put right.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_amend;

}  // namespace aftercare
