// aftercare intake triage: what it is, how urgent, who answers for it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_triage;

}  // namespace aftercare
