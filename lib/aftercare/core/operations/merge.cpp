#include "aftercare/core/operations/merge.hpp"

#include <algorithm>

namespace aftercare {

namespace {

bool is_same_place(const Ticket& one, const Ticket& other) {
    if (one.unit_id || other.unit_id) {
        return one.unit_id == other.unit_id;
    }
    return one.project_id == other.project_id && one.place == other.place;
}

/// The running clocks of `target` that the other ticket has due earlier. A clock that a hold of the other
/// paused has no due now.
Deadlines earlier_dues(const Ticket& target, const Ticket& source) {
    Deadlines moved;
    for (const auto& run : target.clocks) {
        const auto* other = running_clock(source, run.clock);
        const bool shared = run.running() && !run.order_k && run.clock != Clock::promise &&
                            other != nullptr && !other->paused_at;
        if (shared && other->due_at < run.due_at) {
            moved.push_back({.clock = run.clock,
                             .act = DeadlineAct::moves,
                             .order_k = {},
                             .from = run.started_at,
                             .due = other->due_at,
                             .pace = other->pace,
                             .assumed = other->calendar_assumed,
                             .policy = other->policy_version});
        }
    }
    return moved;
}

/// Ends the running clocks as long as the ticket is merged; what a hold paused stays paused.
void suspend_clocks(Ticket& ticket, Instant at) {
    for (auto& run : ticket.clocks) {
        if (run.running()) {
            run.stopped_at = at;
            run.dropped = true;
            run.suspended = true;
        }
    }
}

}  // namespace

Decided<MergedBoth> decide_merge(const Facts& source, const Facts& target) {
    if (auto no = refuse(Verb::merge, source, Effect::changes_state)) {
        if (no->why == Refusal::wrong_state && source.ticket.state == State::merged) {
            no->helps = "intake split";
        }
        return *no;
    }
    if (source.ticket.id == target.ticket.id) {
        auto no = refused(Refusal::same_ticket, source.ticket);
        no.helps.clear();
        return no;
    }
    if (auto no = refuse(Verb::merge, target, Effect::fact)) {
        no->helps = target.ticket.state == State::closed ? "close reopen" : "";
        return *no;
    }
    if (!is_same_place(source.ticket, target.ticket)) {
        auto no = refused(Refusal::other_place, source.ticket);
        no.helps = "intake group new";
        return no;
    }
    MergedBoth both;
    both.source.into = target.ticket.id;
    both.target.from = source.ticket.id;
    both.target.received_at = std::min(source.ticket.received_at, target.ticket.received_at);
    both.target.deadlines = earlier_dues(target.ticket, source.ticket);
    return both;
}

void move_in_merge(Ticket& ticket, const Deadlines& deadlines) {
    for (const auto& deadline : deadlines) {
        for (auto& run : ticket.clocks) {
            if (run.clock != deadline.clock || !run.running() || run.order_k) {
                continue;
            }
            const auto own = run.own_due_at.value_or(run.due_at);
            run.due_at = deadline.due;
            run.calendar_assumed = deadline.assumed;
            run.own_due_at = own == deadline.due ? std::nullopt : std::optional(own);
            break;
        }
    }
}

void apply(Ticket& ticket, const Stamp& stamp, const Merged& event) {
    if (event.into) {
        ticket.merged_into = event.into;
        ticket.merged_from = ticket.state;
        suspend_clocks(ticket, stamp.at);
        enter(ticket, State::merged, Verb::merge, stamp.at, stamp.actor);
        return;
    }
    ticket.own_received_at = ticket.own_received_at.value_or(ticket.received_at);
    ticket.received_at = event.received_at.value_or(ticket.received_at);
    move_in_merge(ticket, event.deadlines);
}

}  // namespace aftercare
