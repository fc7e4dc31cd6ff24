// aftercare party show: all that is known of parties.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_show;

}  // namespace aftercare
