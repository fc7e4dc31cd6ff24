// aftercare report due: clocks that fall due soon.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_due;

}  // namespace aftercare
