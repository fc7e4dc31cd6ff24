// aftercare report silent: open tickets whose owner has been told nothing for longer than the limit.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_silent;

}  // namespace aftercare
