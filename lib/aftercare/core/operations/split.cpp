#include "aftercare/core/operations/split.hpp"

#include <algorithm>

namespace aftercare {

namespace {

std::optional<Instant> earlier(std::optional<Instant> one, std::optional<Instant> other) {
    if (!one || !other) {
        return one ? one : other;
    }
    return std::min(*one, *other);
}

/// Lets the clocks run on that the merge ended.
void revive_clocks(Ticket& ticket, Instant merged_at) {
    for (auto& run : ticket.clocks) {
        if (run.dropped && run.stopped_at == merged_at) {
            run.stopped_at.reset();
            run.dropped = false;
        }
    }
}

/// The resolve clock of the target as it is without the other, when a merge set it and nothing did since.
Deadlines given_back(const Ticket& target, const Ticket& source, std::optional<Instant> due) {
    const auto* run = running_clock(target, Clock::resolve);
    if (run == nullptr || !due || source.resolve_by != run->due_at || *due <= run->due_at) {
        return {};
    }
    return {{.clock = Clock::resolve,
             .act = DeadlineAct::moves,
             .order_k = {},
             .from = run->started_at,
             .due = *due,
             .pace = run->pace,
             .assumed = run->calendar_assumed,
             .policy = run->policy_version}};
}

}  // namespace

Decided<SplitBoth> decide_split(const Facts& source, const Facts& target, const std::vector<Ticket>& others) {
    if (auto no = refuse(Verb::split, source, Effect::changes_state)) {
        return *no;
    }
    if (source.ticket.state != State::merged) {
        return refused(Refusal::wrong_state, source.ticket);
    }
    SplitBoth both;
    both.source.out_of = target.ticket.id;
    both.target.without = source.ticket.id;
    auto receipt = target.ticket.own_received_at.value_or(target.ticket.received_at);
    auto due = target.ticket.own_resolve_by;
    for (const auto& other : others) {
        receipt = std::min(receipt, other.received_at);
        due = earlier(due, other.resolve_by);
    }
    both.target.received_at = receipt;
    both.target.deadlines = given_back(target.ticket, source.ticket, due);
    return both;
}

void apply(Ticket& ticket, const Stamp& stamp, const Split& event) {
    if (!event.out_of) {
        ticket.received_at = event.received_at.value_or(ticket.received_at);
        apply_deadlines(ticket, event.deadlines);
        return;
    }
    revive_clocks(ticket, ticket.state_since);
    enter(ticket, *ticket.merged_from, Verb::split, stamp.at, stamp.actor);
    ticket.merged_into.reset();
    ticket.merged_from.reset();
}

}  // namespace aftercare
