// What stands at an instant: open, overdue, silent, to be called back.
#include <algorithm>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

namespace {

template <class Is>
std::optional<Contribution> if_any_run(const Case& one, const Is& is) {
    const auto& runs = one.facts.ticket.clocks;
    const auto run = std::find_if(runs.begin(), runs.end(),
                                  [&](const ClockRun& each) { return each.running() && is(each); });
    return run == runs.end() ? std::nullopt : std::optional(Contribution{.limit = run->due_at});
}

/// The deadline of an open ticket: its run of resolve that goes on, or waits for a verification. One that has
/// ended, of an earlier cycle or of the kind that the ticket was taken for, is no deadline.
const ClockRun* resolve_run(const Ticket& ticket) {
    const auto run = std::find_if(ticket.clocks.rbegin(), ticket.clocks.rend(), [](const ClockRun& each) {
        return each.clock == Clock::resolve && (each.running() || each.work.is_provisional);
    });
    return run == ticket.clocks.rend() ? nullptr : &*run;
}

std::optional<Contribution> open(const Case& one, const Look&, std::int64_t) {
    return is_open(one.facts.ticket.state) ? std::optional(Contribution{}) : std::nullopt;
}
std::optional<Contribution> overdue(const Case& one, const Look& look, std::int64_t) {
    return if_any_run(one, [&](const ClockRun& run) { return run.due_at < look.stock_at; });
}
/// A callback that is to be made later does not run before it may be made; an appointment is a date ahead.
bool has_begun(const ClockRun& run, Instant at) {
    return run.clock != Clock::callback || run.started_at <= at;
}
std::optional<Contribution> due_soon(const Case& one, const Look& look, std::int64_t) {
    const auto& policy = look.rules.policies.newest();
    const auto soon = add_on(policy, {}, policy.due_soon, look.stock_at).at;
    return if_any_run(one, [&](const ClockRun& run) {
        return run.due_at >= look.stock_at && run.due_at <= soon && has_begun(run, look.stock_at) &&
               run.suspended_until.value_or(look.stock_at) <= look.stock_at;
    });
}
std::optional<Contribution> silent(const Case& one, const Look& look, std::int64_t) {
    return if_any_run(
        one, [&](const ClockRun& run) { return run.clock == Clock::inform && run.due_at < look.stock_at; });
}
std::optional<Contribution> callback_due(const Case& one, const Look& look, std::int64_t) {
    const auto& all = one.facts.ticket.callbacks;
    const bool is_so = std::any_of(all.begin(), all.end(), [&](const Callback& each) {
        return each.state == CallbackState::due && each.from_at <= look.stock_at &&
               each.again_at.value_or(each.from_at) <= look.stock_at;
    });
    return is_so ? std::optional(Contribution{}) : std::nullopt;
}

std::optional<Contribution> age(const Case& one, const Look& look, std::int64_t) {
    if (!is_open(one.facts.ticket.state)) {
        return std::nullopt;
    }
    return Contribution{.value = open_time(one.facts, look.stock_at).count};
}

/// Open with a deadline: past it or not. What waits for verification is not overdue.
std::optional<Contribution> is_overdue(const Case& one, const Look& look, std::int64_t) {
    const auto* run = resolve_run(one.facts.ticket);
    if (!is_open(one.facts.ticket.state) || run == nullptr) {
        return std::nullopt;
    }
    auto answer = yes_or_no(run->running() && run->due_at < look.stock_at);
    answer.limit = run->due_at;
    return answer;
}
std::optional<Contribution> time_overdue(const Case& one, const Look& look, std::int64_t number) {
    auto answer = is_overdue(one, look, number);
    if (!answer || answer->numerator == 0) {
        return std::nullopt;
    }
    answer->numerator = (look.stock_at - *answer->limit).count;
    return answer;
}
std::optional<Contribution> long_overdue(const Case& one, const Look& look, std::int64_t days) {
    const auto* run = resolve_run(one.facts.ticket);
    const auto& ticket = one.facts.ticket;
    if (!is_open(ticket.state) || run == nullptr || !run->running()) {
        return std::nullopt;
    }
    if (!run->standard_by && ticket.state != State::registered) {
        return std::nullopt;  // judged to be of a kind without a standard
    }
    const auto limit = run->standard_by.value_or(run->due_original_at);
    return limit + Seconds{days * k_24_hours.count} < look.stock_at
               ? std::optional(Contribution{.limit = limit})
               : std::nullopt;
}

constexpr Measure stock_count(std::string_view code, decltype(Measure::of) of, std::int64_t number = 0) {
    return {
        code,  FigureHeading::stock, Combine::sum, FigureUnit::count, Cohort::stock, of, Better::less, true,
        number};
}

constexpr Measure k_stock_measures[] = {
    stock_count("open_now", open),
    stock_count("overdue_now", overdue),
    stock_count("due_soon", due_soon),
    stock_count("silent_now", silent),
    stock_count("callbacks_due", callback_due),
    {"backlog", FigureHeading::stock, Combine::sum, FigureUnit::count, Cohort::stock, open, Better::less,
     true},
    {"backlog_age", FigureHeading::stock, Combine::spread, FigureUnit::seconds, Cohort::stock, age,
     Better::less},
    {"overdue_rate", FigureHeading::stock, Combine::share, FigureUnit::ratio, Cohort::stock, is_overdue,
     Better::less},
    {"overdue_seconds", FigureHeading::stock, Combine::sum, FigureUnit::seconds, Cohort::stock, time_overdue,
     Better::less, true},
    stock_count("long_overdue_30", long_overdue, 30),
    stock_count("long_overdue_60", long_overdue, 60),
    stock_count("long_overdue_90", long_overdue, 90),
    stock_count("long_overdue_180", long_overdue, 180),
};

}  // namespace

std::span<const Measure> stock_measures() {
    return k_stock_measures;
}

}  // namespace aftercare
