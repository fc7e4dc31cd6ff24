// dispatch remind: sends what is to be reminded of, one digest to each. Made for cron: silent when there is
// nothing to say, and any number of runs at once send each reminder at most once.
//
// One digest after the other is claimed in a transaction, delivered with the ledger free for others, and
// noted as sent or given back in a second transaction. A run that is told to stop gives back what it was
// delivering; one that dies leaves that one claim, and everybody behind it to the next run: nobody is told
// twice, and nobody is forgotten. The whole run is bounded, also when the mail server hangs.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_remind;

}  // namespace aftercare
