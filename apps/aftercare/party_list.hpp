// aftercare party list: the parties.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_list_command;

}  // namespace aftercare
