// The verb `dispatch consent`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_consent;

}  // namespace aftercare
