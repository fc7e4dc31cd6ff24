// report warranty: the warranty of each registered unit by class, the ones that end first in front.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_warranty;

}  // namespace aftercare
