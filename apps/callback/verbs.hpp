// The verbs of aftercare-callback, each in the source of its name.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_callback_attempt;
extern const Command k_callback_due;
extern const Command k_callback_record;
extern const Command k_callback_waive;

}  // namespace aftercare
