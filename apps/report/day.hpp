// aftercare report day: what happened in a period, and what is open at its end.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_day;

}  // namespace aftercare
