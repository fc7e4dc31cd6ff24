// aftercare intake group answer: one household is answered.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_answer;

}  // namespace aftercare
