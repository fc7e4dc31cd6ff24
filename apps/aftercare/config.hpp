// aftercare config: the settings in force and where they come from.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_config;

}  // namespace aftercare
