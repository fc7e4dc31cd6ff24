// aftercare report ledger 台账: every column of every ticket.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_ledger;

}  // namespace aftercare
