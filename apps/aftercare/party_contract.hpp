// aftercare party contract: what was settled with a party for a project, and the retention held from it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_contract;

}  // namespace aftercare
