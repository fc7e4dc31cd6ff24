// report promises: dates said to owners, kept and broken.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_promises;

}  // namespace aftercare
