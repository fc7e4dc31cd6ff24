// aftercare help: what there is, a program, a command, or a topic.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_help;

}  // namespace aftercare
