// dispatch remind: sends what is to be reminded of, one digest to each. Made for cron: silent when there is
// nothing to say, and any number of runs at once send each reminder at most once.
//
// All that is to go out is claimed in one transaction; only then is anything sent, with the ledger free for
// others. A run that dies in between leaves its claims: what it had not sent is not sent at that step that
// day, but nobody is told twice. What could not be delivered is given back at once and goes out next time, to
// those who missed it only.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_remind;

}  // namespace aftercare
