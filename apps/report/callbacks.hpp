// aftercare report callbacks: every callback, what came of it and who made it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_callbacks;

}  // namespace aftercare
