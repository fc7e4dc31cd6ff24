// aftercare report audit: the journal, entry by entry.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_audit;

}  // namespace aftercare
