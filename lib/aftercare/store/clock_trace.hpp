// Why a clock is due when it is: every move of its runs with the act behind it, as folding the ticket makes
// them.
#pragma once

#include <optional>
#include <vector>

#include "aftercare/core/ticket_fold.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

struct TracedMove {
    ClockMove why = ClockMove::begins;
    Instant at;  ///< from when it counts
    std::optional<TicketEntry>
        act;  ///< nothing: time alone (a hold that counts from later on, or its review)
    std::optional<ClockRun> before;  ///< nothing: the run is new to the ticket
    ClockRun after;
};

struct ClockTrace {
    std::vector<TracedMove> moves;  ///< in the order in which they were reckoned
    std::vector<ClockRun> runs;     ///< of the clock, as they stand in the end
};

/// Traces the runs of `clock` of a ticket that is in the journal, as they stand at `until`.
ClockTrace trace_clock(Database& db, TicketId id, Clock clock, Instant until);

}  // namespace aftercare
