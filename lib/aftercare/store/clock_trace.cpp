#include "aftercare/store/clock_trace.hpp"

#include <algorithm>
#include <iterator>

#include "aftercare/store/ticket_entries.hpp"

namespace aftercare {

ClockTrace trace_clock(Database& db, TicketId id, Clock clock, Instant until) {
    const auto entries = load_ticket_entries(db, id);
    const LedgerRules ledger_rules(db);
    auto rules = ledger_rules.rules();
    ClockTrace trace;
    rules.moved = [&](const RunMoved& moved) {
        if (moved.after.clock != clock) {
            return;
        }
        const auto act = std::find_if(entries.begin(), entries.end(), [&](const TicketEntry& each) {
            return each.stamp.entry == moved.stamp.entry;
        });
        trace.moves.push_back(
            {.why = moved.why,
             .at = moved.at,
             .act = act == entries.end() ? std::nullopt : std::optional(*act),
             .before = moved.before == nullptr ? std::nullopt : std::optional(*moved.before),
             .after = moved.after});
    };
    const auto ticket = fold_ticket(id, entries, rules, until, OnMisfit::skips).ticket;
    std::copy_if(ticket.clocks.begin(), ticket.clocks.end(), std::back_inserter(trace.runs),
                 [&](const ClockRun& run) { return run.clock == clock; });
    return trace;
}

}  // namespace aftercare
