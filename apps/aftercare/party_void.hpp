// aftercare party void: take back a party that was added by mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_void;

}  // namespace aftercare
