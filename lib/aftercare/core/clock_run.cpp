#include "aftercare/core/clock_run.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// The calendar of a pace in which hours count; null for wall time.
const Calendar* calendar_of(Pace pace, const RunHours& hours) {
    return pace == Pace::wall ? nullptr : pace == Pace::working ? &hours.working : &hours.service;
}

CalendarInstant add_time(Pace pace, const RunHours& hours, Instant from, Seconds time) {
    const auto* calendar = calendar_of(pace, hours);
    return calendar == nullptr ? CalendarInstant{from + time, false}
                               : add_working_time(*calendar, from, time);
}

Seconds time_between(Pace pace, const RunHours& hours, Instant from, Instant until) {
    const auto* calendar = calendar_of(pace, hours);
    return calendar == nullptr ? until - from : working_time_between(*calendar, from, until);
}

CalendarInstant add_amount(const Duration& amount, const RunHours& hours, Instant from) {
    return add_duration(amount, from, hours.working, hours.service);
}

/// The end of the working day of `at`, or of the next one when that is over or off.
CalendarInstant end_of_working_day(const RunHours& hours, Instant at) {
    const auto end = add_working_days(hours.working, start_of(day_of(at)) - Seconds{1}, 1);
    return end.at > at ? end : add_working_days(hours.working, at, 1);
}

/// What a suspended date is when the hold ends at `at`.
CalendarInstant after_hold(const DateWork& work, const RunHours& hours, Instant at) {
    if (const auto* time = std::get_if<Seconds>(&*work.left)) {
        return add_time(work.pace, hours, at, *time);
    }
    if (const auto* amount = std::get_if<Duration>(&*work.left)) {
        return add_amount(*amount, hours, at);
    }
    const auto named = std::get<Instant>(*work.left);
    return named >= at ? CalendarInstant{named, false} : end_of_working_day(hours, at);
}

/// Each date of a run with what is known of it: the current one, the original, the standard if there is one.
template <class Each>
void for_each_date(ClockRun& run, const Each& each) {
    each(run.due_at, run.work.current);
    each(run.due_original_at, run.work.original);
    if (run.standard_by) {
        each(*run.standard_by, run.work.standard);
    }
}

void set_date(ClockRun& run, Instant& date, const CalendarInstant& to) {
    date = to.at;
    run.calendar_assumed = run.calendar_assumed || to.assumed;
}

/// What a date would be if the run went on from `at`.
CalendarInstant if_resumed(Instant date, const DateWork& work, const RunHours& hours, Instant at) {
    return work.left ? after_hold(work, hours, at) : CalendarInstant{date, false};
}

/// What a reader sees of a hold: whether it stops the current due.
void show_suspension(ClockRun& run) {
    run.suspended_until = run.work.current.left ? run.work.held_until : std::nullopt;
}

/// Gives a date another value that counts from `at`: `to`, in `pace`; a suspended one keeps the time of it
/// that is left, and runs on when that has passed.
void replace_date(ClockRun& run, Instant& date, DateWork& work, const RunHours& hours, Pace pace,
                  const CalendarInstant& to, Instant at) {
    const bool is_suspended = work.left && to.at >= at;
    work = {.pace = pace};
    set_date(run, date, to);
    if (is_suspended) {
        work.left = time_between(pace, hours, at, to.at);
        set_date(run, date, after_hold(work, hours, *run.work.held_until));
    }
}

/// Gives a date the one that a person said.
void name_date(ClockRun& run, Instant& date, DateWork& work, const RunHours& hours, Instant named) {
    work = {.pace = Pace::wall};
    date = named;
    if (run.work.held_until) {
        work.left = named;
        set_date(run, date, after_hold(work, hours, *run.work.held_until));
    }
}

void finish(ClockRun& run, Instant at, RunOutcome outcome) {
    run.stopped_at = std::max(at, run.started_at);
    run.outcome = outcome;
    run.work.held_until.reset();
    for_each_date(run, [](Instant&, DateWork& work) { work.left.reset(); });
    show_suspension(run);
}

}  // namespace

RunOutcome outcome_at(const ClockRun& run, Instant as_of) {
    if (!run.running()) {
        return run.outcome;
    }
    if (run.suspended_until && as_of < *run.suspended_until && run.clock != Clock::inform) {
        return RunOutcome::suspended;
    }
    const bool stays_missed = run.missed_before && run.clock != Clock::inform;
    return stays_missed || run.due_at < as_of ? RunOutcome::missed : RunOutcome::running;
}

void suspend(ClockRun& run, const RunHours& hours, Instant from, Instant until) {
    run.work.held_until = until;
    for_each_date(run, [&](Instant& date, DateWork& work) {
        if (date >= from) {
            work.left = time_between(work.pace, hours, std::max(from, run.started_at), date);
            set_date(run, date, after_hold(work, hours, until));
        }
    });
    show_suspension(run);
}

void resume(ClockRun& run, const RunHours& hours, Instant at) {
    run.work.held_until.reset();
    for_each_date(run, [&](Instant& date, DateWork& work) {
        if (work.left) {
            set_date(run, date, after_hold(work, hours, at));
            work.left.reset();
        }
    });
    show_suspension(run);
}

void begin_suspended(ClockRun& run, const RunHours& hours, const Duration& amount, Instant until) {
    run.work.held_until = until;
    run.pace = amount.pace;
    for_each_date(run, [&](Instant& date, DateWork& work) {
        work = {.pace = amount.pace, .left = amount};
        set_date(run, date, after_hold(work, hours, until));
    });
    show_suspension(run);
}

void begin_named(ClockRun& run, const RunHours& hours, Instant due, std::optional<Instant> until) {
    run.work.held_until = until;
    name_due(run, hours, due);
    name_original(run, hours, due);
}

void name_due(ClockRun& run, const RunHours& hours, Instant due) {
    run.pace = Pace::wall;
    name_date(run, run.due_at, run.work.current, hours, due);
    show_suspension(run);
}

void name_original(ClockRun& run, const RunHours& hours, Instant due) {
    name_date(run, run.due_original_at, run.work.original, hours, due);
}

void target_from_start(ClockRun& run, const RunHours& hours, const Duration& amount) {
    const auto due = add_amount(amount, hours, run.started_at);
    run.calendar_assumed = due.assumed;
    run.pace = amount.pace;
    for_each_date(run, [&](Instant& date, DateWork& work) {
        date = due.at;
        work = {.pace = amount.pace};
    });
}

void raise(ClockRun& run, const RunHours& hours, const Duration& amount, Instant at) {
    const auto target = add_amount(amount, hours, at);
    if (target.at < if_resumed(run.due_at, run.work.current, hours, at).at) {
        run.cut_from = run.work.is_committed ? std::optional(run.due_at) : run.cut_from;
        replace_date(run, run.due_at, run.work.current, hours, amount.pace, target, at);
        run.pace = amount.pace;
    }
    if (run.standard_by && target.at < if_resumed(*run.standard_by, run.work.standard, hours, at).at) {
        replace_date(run, *run.standard_by, run.work.standard, hours, amount.pace, target, at);
    }
}

void restart(ClockRun& run, const RunHours& hours, const Duration& amount, Instant at,
             std::optional<Instant> until) {
    run.missed_before = run.missed_before || run.due_at < at;
    run.started_at = at;
    run.calendar_assumed = false;
    run.pace = amount.pace;
    if (until) {
        begin_suspended(run, hours, amount, *until);
    } else {
        target_from_start(run, hours, amount);
    }
}

void take_earlier(ClockRun& run, const RunHours& hours, const ClockRun& other, const RunHours& others_hours,
                  Instant at) {
    const auto take = [&](Instant& date, DateWork& work, Instant others, const DateWork& others_work) {
        const auto from_other = if_resumed(others, others_work, others_hours, at);
        if (from_other.at < if_resumed(date, work, hours, at).at) {
            replace_date(run, date, work, hours, others_work.pace, from_other, at);
        }
    };
    take(run.due_at, run.work.current, other.due_at, other.work.current);
    run.pace = run.work.current.pace;
    show_suspension(run);
    if (run.standard_by && other.standard_by) {
        take(*run.standard_by, run.work.standard, *other.standard_by, other.work.standard);
    }
}

ClockRun carried(ClockRun run, const RunHours& hours, Instant at) {
    resume(run, hours, at);
    run.reminded_on.reset();
    run.reminded_levels = 0;
    return run;
}

void stop(ClockRun& run, Instant at) {
    const bool is_late = run.missed_before || std::max(at, run.started_at) > run.due_at;
    finish(run, at, is_late ? RunOutcome::missed : RunOutcome::met);
}

void miss(ClockRun& run, Instant at) {
    finish(run, at, RunOutcome::missed);
}

void drop(ClockRun& run, Instant at) {
    finish(run, at, RunOutcome::dropped);
}

void end(ClockRun& run, Instant at) {
    finish(run, at, run.missed_before || run.due_at < at ? RunOutcome::missed : RunOutcome::dropped);
}

}  // namespace aftercare
