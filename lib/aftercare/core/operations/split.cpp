#include "aftercare/core/operations/split.hpp"

#include <algorithm>

#include "aftercare/core/operations/merge.hpp"

namespace aftercare {

namespace {

/// Lets the clocks run on that the merge ended. Who spoke with the owner meanwhile answered them.
void revive_clocks(Ticket& ticket) {
    for (auto& run : ticket.clocks) {
        if (run.suspended) {
            run.stopped_at.reset();
            run.dropped = false;
            run.suspended = false;
        }
    }
    if (ticket.responded_at && running_clock(ticket, Clock::response) != nullptr) {
        stop_clock(ticket, Clock::response, *ticket.responded_at);
    }
}

const ClockRun* suspended_clock(const Ticket& ticket, Clock clock) {
    for (const auto& run : ticket.clocks) {
        if (run.clock == clock && run.suspended && !run.order_k) {
            return &run;
        }
    }
    return nullptr;
}

/// The clocks of the target as they are without the one that leaves: of those that merges moved and nothing
/// did since.
Deadlines given_back(const Ticket& target, const std::vector<Ticket>& others) {
    Deadlines moved;
    for (const auto& run : target.clocks) {
        if (!run.running() || !run.own_due_at) {
            continue;
        }
        auto due = *run.own_due_at;
        for (const auto& other : others) {
            if (const auto* clock = suspended_clock(other, run.clock);
                clock != nullptr && !clock->paused_at) {
                due = std::min(due, clock->due_at);
            }
        }
        if (due > run.due_at) {
            moved.push_back({.clock = run.clock,
                             .act = DeadlineAct::moves,
                             .order_k = {},
                             .from = run.started_at,
                             .due = due,
                             .pace = run.pace,
                             .assumed = run.calendar_assumed,
                             .policy = run.policy_version});
        }
    }
    return moved;
}

}  // namespace

Decided<SplitBoth> decide_split(const Facts& source, const Facts& target, const std::vector<Ticket>& others) {
    if (auto no = refuse(Verb::split, source, Effect::changes_state)) {
        return *no;
    }
    if (source.ticket.state != State::merged) {
        auto no = refused(Refusal::wrong_state, source.ticket);
        no.helps.clear();
        return no;
    }
    if (auto no = refuse(Verb::split, target, Effect::fact)) {
        no->helps.clear();
        return *no;
    }
    SplitBoth both;
    both.source.out_of = target.ticket.id;
    both.target.without = source.ticket.id;
    if (!is_open(target.ticket.state)) {
        return both;  // what is over keeps its figures
    }
    auto receipt = target.ticket.own_received_at.value_or(target.ticket.received_at);
    for (const auto& other : others) {
        receipt = std::min(receipt, other.received_at);
    }
    both.target.received_at = receipt;
    both.target.deadlines = given_back(target.ticket, others);
    return both;
}

void apply(Ticket& ticket, const Stamp& stamp, const Split& event) {
    if (event.out_of) {
        revive_clocks(ticket);
        enter(ticket, *ticket.merged_from, Verb::split, stamp.at, stamp.actor);
        ticket.merged_into.reset();
        ticket.merged_from.reset();
        return;
    }
    ticket.received_at = event.received_at.value_or(ticket.received_at);
    if (ticket.own_received_at == ticket.received_at) {
        ticket.own_received_at.reset();
    }
    move_in_merge(ticket, event.deadlines);
}

}  // namespace aftercare
