// aftercare-callback 回访: calls owners back.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_callback;

// Its verbs, each in the source of its name.
extern const Command k_callback_attempt;
extern const Command k_callback_due;
extern const Command k_callback_record;
extern const Command k_callback_waive;

}  // namespace aftercare
