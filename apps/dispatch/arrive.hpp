// aftercare dispatch arrive: the party came, or somebody did not.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_arrive;

}  // namespace aftercare
