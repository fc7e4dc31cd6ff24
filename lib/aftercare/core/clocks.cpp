#include "aftercare/core/clocks.hpp"

#include <algorithm>

namespace aftercare {

namespace {

ClockRun* running(Ticket& ticket, const Deadline& deadline) {
    for (auto& run : ticket.clocks) {
        if (run.clock == deadline.clock && run.running() && run.order_k == deadline.order_k) {
            return &run;
        }
    }
    return nullptr;
}

ClockRun* last_run(Ticket& ticket, Clock clock) {
    for (auto run = ticket.clocks.rbegin(); run != ticket.clocks.rend(); ++run) {
        if (run->clock == clock) {
            return &*run;
        }
    }
    return nullptr;
}

void begin_run(Ticket& ticket, const Deadline& deadline) {
    ticket.clocks.push_back({.n = static_cast<int>(ticket.clocks.size()) + 1,
                             .clock = deadline.clock,
                             .cycle = ticket.cycle,
                             .order_k = deadline.order_k,
                             .started_at = deadline.from,
                             .due_original_at = deadline.due,
                             .due_at = deadline.due,
                             .pace = deadline.pace,
                             .calendar_assumed = deadline.assumed,
                             .policy_version = deadline.policy,
                             .paused_at = {},
                             .stopped_at = {},
                             .dropped = false,
                             .extension_count = 0,
                             .what = {},
                             .reminded_on = {},
                             .reminded_levels = 0,
                             .suspended = false,
                             .own_due_at = {}});
}

std::optional<Instant> due_of(const Ticket& ticket, Clock clock) {
    const auto* run = running_clock(ticket, clock);
    return run == nullptr ? std::nullopt : std::optional(run->due_at);
}

/// The earliest due among the open orders, for what comes next when no clock says it.
std::optional<Instant> order_due(const Ticket& ticket) {
    std::optional<Instant> due;
    for (const auto& order : ticket.orders) {
        if (is_open(order.state) && (!due || order.due_at < *due)) {
            due = order.due_at;
        }
    }
    return due;
}

/// The end of the earliest appointment that is still to come about.
std::optional<Instant> appointment_end(const Ticket& ticket) {
    std::optional<Instant> end;
    for (const auto& appointment : ticket.appointments) {
        if (!appointment.outcome && (!end || appointment.until_at < *end)) {
            end = appointment.until_at;
        }
    }
    return end;
}

std::optional<Instant> review_of(const Ticket& ticket) {
    return ticket.holds.empty() ? std::nullopt : std::optional(ticket.holds.back().review_at);
}

std::optional<Instant> first_of(std::optional<Instant> one, std::optional<Instant> other) {
    return one ? one : other;
}

void settle_next(Ticket& ticket) {
    const auto next = [&](NextAction action, std::optional<Instant> at) {
        ticket.next_action = action;
        ticket.next_at = at;
    };
    switch (ticket.state) {
        case State::registered:
            return next(NextAction::triage, due_of(ticket, Clock::accept));
        case State::accepted:
            return next(NextAction::order, due_of(ticket, Clock::dispatch));
        case State::dispatched:
            return next(NextAction::visit, first_of(appointment_end(ticket), order_due(ticket)));
        case State::in_progress:
            return next(NextAction::done, first_of(due_of(ticket, Clock::resolve), order_due(ticket)));
        case State::completed:
            return next(NextAction::verify, due_of(ticket, Clock::verify));
        case State::on_hold:
            return next(NextAction::review, review_of(ticket));
        default:
            ticket.next_action.reset();
            ticket.next_at.reset();
    }
}

/// The hold that goes on because the owner asked for it, or null.
const Hold* hold_asked_by_owner(const Ticket& ticket) {
    const bool asked =
        !ticket.holds.empty() && !ticket.holds.back().until_at && ticket.holds.back().reason == k_owner_asked;
    return asked ? &ticket.holds.back() : nullptr;
}

/// The inform clock without the time that a hold asked for by the owner would still have had.
Deadlines inform_given_back(const Ticket& ticket, Instant at) {
    const auto* hold = hold_asked_by_owner(ticket);
    const auto* run = running_clock(ticket, Clock::inform);
    if (hold == nullptr || run == nullptr || at >= hold->review_at || run->due_at <= hold->review_at) {
        return {};
    }
    return {{.clock = Clock::inform,
             .act = DeadlineAct::moves,
             .order_k = {},
             .from = run->started_at,
             .due = run->due_at - (hold->review_at - std::max(at, hold->from_at)),
             .pace = run->pace,
             .assumed = run->calendar_assumed,
             .policy = run->policy_version}};
}

}  // namespace

bool is_owner_facing(Clock clock) {
    return clock == Clock::response || clock == Clock::feedback || clock == Clock::safe ||
           clock == Clock::resolve || clock == Clock::verify;
}

bool is_spoken(std::optional<Means> how) {
    return !how || *how == Means::phone || *how == Means::visit || *how == Means::hand || *how == Means::oral;
}

bool is_spoken_intake(Channel channel) {
    return channel == Channel::hotline || channel == Channel::call || channel == Channel::visit;
}

TargetContext target_context(const Policy& policy, std::string_view project, const Ticket& ticket) {
    return {policy,
            project,
            {.kind = ticket.kind,
             .category = ticket.category,
             .urgency = ticket.urgency.value_or(Urgency::normal),
             .project = project}};
}

std::optional<Deadline> deadline_from(const TargetContext& context, Clock clock, Instant from) {
    const auto target = target_of(context.policy, clock, context.key);
    if (!target) {
        return std::nullopt;
    }
    const auto due = add_on(context.policy, context.project, *target, from);
    return Deadline{.clock = clock,
                    .act = DeadlineAct::begins,
                    .order_k = {},
                    .from = from,
                    .due = due.at,
                    .pace = target->pace,
                    .assumed = due.assumed,
                    .policy = context.policy.version};
}

void add_deadline(Deadlines& deadlines, const TargetContext& context, Clock clock, Instant from) {
    if (auto deadline = deadline_from(context, clock, from)) {
        deadlines.push_back(*deadline);
    }
}

Deadlines raised_deadlines(const TargetContext& context, const Ticket& ticket, Instant at) {
    Deadlines moved;
    for (const auto& run : ticket.clocks) {
        if (!run.running()) {
            continue;
        }
        auto deadline = deadline_from(context, run.clock, at);
        if (deadline && deadline->due < run.due_at) {
            deadline->act = DeadlineAct::moves;
            deadline->from = run.started_at;
            deadline->order_k = run.order_k;
            moved.push_back(*deadline);
        }
    }
    for (const auto clock : {Clock::safe, Clock::escalate}) {
        const bool ran = std::any_of(ticket.clocks.begin(), ticket.clocks.end(),
                                     [&](const ClockRun& run) { return run.clock == clock; });
        if (!ran) {
            add_deadline(moved, context, clock, at);
        }
    }
    return moved;
}

Deadlines contact_deadlines(const TargetContext& context, const Ticket& ticket, Instant at) {
    const auto* run = running_clock(ticket, Clock::inform);
    if (run == nullptr || run->started_at > at) {
        return {};
    }
    const auto* hold = hold_asked_by_owner(ticket);
    auto deadline =
        deadline_from(context, Clock::inform, hold == nullptr ? at : std::max(at, hold->review_at));
    if (!deadline) {
        return {};
    }
    deadline->act = DeadlineAct::restarts;
    deadline->from = at;
    return {*deadline};
}

Deadlines resumed_deadlines(const TargetContext& context, const Ticket& ticket, Instant at) {
    const auto& hours = hours_of(context.policy, context.project);
    Deadlines moved = inform_given_back(ticket, at);
    for (const auto& run : ticket.clocks) {
        if (!run.running() || !run.paused_at) {
            continue;
        }
        CalendarInstant due{run.due_at + (at - *run.paused_at), false};
        if (run.pace != Pace::wall) {
            const auto& calendar = run.pace == Pace::working ? hours.working : hours.service;
            due = add_working_time(calendar, at, working_time_between(calendar, *run.paused_at, run.due_at));
        }
        moved.push_back({.clock = run.clock,
                         .act = DeadlineAct::moves,
                         .order_k = run.order_k,
                         .from = run.started_at,
                         .due = std::max(due.at, run.due_at),
                         .pace = run.pace,
                         .assumed = due.assumed || run.calendar_assumed,
                         .policy = run.policy_version});
    }
    return moved;
}

void apply_deadlines(Ticket& ticket, const Deadlines& deadlines) {
    for (const auto& deadline : deadlines) {
        auto* run = running(ticket, deadline);
        if (run == nullptr || deadline.act == DeadlineAct::begins) {
            begin_run(ticket, deadline);
            continue;
        }
        run->due_at = deadline.due;
        run->own_due_at.reset();
        run->calendar_assumed = deadline.assumed;
        if (deadline.act == DeadlineAct::moves) {
            continue;
        }
        run->due_original_at = deadline.due;
        run->pace = deadline.pace;
        run->policy_version = deadline.policy;
        if (deadline.act == DeadlineAct::restarts) {
            run->started_at = deadline.from;
        }
    }
}

void stop_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k) {
    for (auto& run : ticket.clocks) {
        if (run.clock != clock || (order_k && run.order_k != order_k) || run.cycle != ticket.cycle ||
            run.dropped) {
            continue;
        }
        if (run.running() || at < *run.stopped_at) {
            run.stopped_at = std::max(at, run.started_at);
            run.paused_at.reset();
        }
    }
}

void drop_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k) {
    for (auto& run : ticket.clocks) {
        if (run.clock == clock && run.running() && (!order_k || run.order_k == order_k)) {
            run.stopped_at = at;
            run.paused_at.reset();
            run.dropped = true;
        }
    }
}

void miss_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k) {
    for (auto& run : ticket.clocks) {
        if (run.clock == clock && run.running() && (!order_k || run.order_k == order_k)) {
            run.stopped_at = std::max(at, run.due_at + Seconds{1});
            run.paused_at.reset();
        }
    }
}

void end_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k) {
    for (auto& run : ticket.clocks) {
        if (run.clock == clock && run.running() && (!order_k || run.order_k == order_k)) {
            run.stopped_at = at;
            run.dropped = run.paused_at || at <= run.due_at;
            run.paused_at.reset();
        }
    }
}

void end_clocks(Ticket& ticket, Instant at) {
    for (const auto& run : ticket.clocks) {
        end_clock(ticket, run.clock, at);
    }
}

void revive_clock(Ticket& ticket, Clock clock) {
    if (auto* run = last_run(ticket, clock); run != nullptr && run->cycle == ticket.cycle && !run->dropped) {
        run->stopped_at.reset();
    }
}

void pause_clocks(Ticket& ticket, Instant at) {
    for (auto& run : ticket.clocks) {
        if (run.running() && is_owner_facing(run.clock) && run.due_at > at) {
            run.paused_at = std::max(at, run.started_at);
        }
    }
}

void note_contact(Ticket& ticket, Instant at, std::optional<Means> how) {
    auto& first = is_spoken(how) ? ticket.responded_at : ticket.written_to_at;
    first = first ? std::min(*first, at) : at;
    if (is_spoken(how)) {
        stop_clock(ticket, Clock::response, at);
    }
    ticket.informed_at = ticket.informed_at ? std::max(*ticket.informed_at, at) : at;
}

void settle(Ticket& ticket) {
    if (ticket.answer_refused && is_open(ticket.state)) {
        ticket.next_action = NextAction::escalate;
        ticket.next_at = ticket.informed_at;
    } else {
        settle_next(ticket);
    }
    const auto current_due = [&](Clock clock) {
        const auto* run = last_run(ticket, clock);
        return run == nullptr ? std::nullopt : std::optional(run->due_at);
    };
    ticket.respond_by = current_due(Clock::response);
    ticket.resolve_by = current_due(Clock::resolve);
}

}  // namespace aftercare
