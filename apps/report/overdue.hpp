// aftercare report overdue: a row per ticket and clock past due.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_overdue;

}  // namespace aftercare
