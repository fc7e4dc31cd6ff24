// aftercare party add: a new party.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_add;

}  // namespace aftercare
