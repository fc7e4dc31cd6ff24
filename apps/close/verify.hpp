// aftercare close verify: the repair is accepted, or nobody objected in time.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_verify;

}  // namespace aftercare
