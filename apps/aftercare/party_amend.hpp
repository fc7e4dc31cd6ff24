// aftercare party amend: new data of a party.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_amend;

}  // namespace aftercare
