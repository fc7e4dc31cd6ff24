// aftercare callback record: the owner was reached and says how it went.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_callback_record;

}  // namespace aftercare
