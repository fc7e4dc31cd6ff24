// aftercare intake answer: answered without a repair.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_answer;

}  // namespace aftercare
