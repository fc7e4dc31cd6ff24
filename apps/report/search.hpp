// aftercare report search: tickets in whose symptoms, results, answers and notes every word occurs.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_search;

}  // namespace aftercare
