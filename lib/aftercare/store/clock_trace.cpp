#include "aftercare/store/clock_trace.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "aftercare/store/registry.hpp"
#include "aftercare/store/ticket_entries.hpp"

namespace aftercare {

ClockTrace trace_clock(Database& db, TicketId id, Clock clock, Instant until) {
    const auto entries = load_ticket_entries(db, id);
    const auto policies = load_policies(db);
    std::map<ProjectId, std::string> projects;
    Rules rules{.policies = policies,
                .project = [&](ProjectId project) -> std::string_view {
                    const auto known = projects.find(project);
                    return known != projects.end()
                               ? known->second
                               : projects.emplace(project, name_of(db, project)).first->second;
                },
                .merged = {}};
    const Rules of_others = {
        .policies = policies, .project = rules.project, .merged = [&](TicketId other, const Stamp& stamp) {
            return ticket_before(db, other, stamp, of_others);
        }};
    rules.merged = of_others.merged;
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
