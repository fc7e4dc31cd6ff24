#include "aftercare/core/operations/hold.hpp"

#include <algorithm>

namespace aftercare {

Decided<Held> decide(Held asked, const Facts& facts) {
    if (auto no = refuse(Verb::hold, facts, Effect::changes_state)) {
        return *no;
    }
    const auto& stopping = facts.policy.owner_hold_reasons;
    asked.stops_clocks = std::find(stopping.begin(), stopping.end(), asked.reason) != stopping.end();
    asked.counts_from =
        std::max(facts.when.at, facts.when.now - Seconds{facts.policy.hold_entry_hours_max * k_hour.count});
    asked.deadlines.clear();
    const auto* inform = running_clock(facts.ticket, Clock::inform);
    if (asked.reason == k_owner_asked && inform != nullptr && asked.review_at > asked.counts_from &&
        inform->due_at > asked.counts_from) {
        asked.deadlines.push_back({.clock = Clock::inform,
                                   .act = DeadlineAct::moves,
                                   .order_k = {},
                                   .from = inform->started_at,
                                   .due = inform->due_at + (asked.review_at - asked.counts_from),
                                   .pace = inform->pace,
                                   .assumed = inform->calendar_assumed,
                                   .policy = inform->policy_version});
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Held& event) {
    enter(ticket, State::on_hold, Verb::hold, stamp.at, stamp.actor);
    ticket.holds.push_back({.n = static_cast<int>(ticket.holds.size()) + 1,
                            .reason = event.reason,
                            .from_at = event.counts_from,
                            .review_at = event.review_at,
                            .stops_clocks = event.stops_clocks,
                            .until_at = {},
                            .reminded_on = {},
                            .reminded_levels = 0});
    if (event.stops_clocks) {
        pause_clocks(ticket, event.counts_from);
    }
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
