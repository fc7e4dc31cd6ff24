// One run of a clock, and the one algebra by which acts move it (rules.md §2): suspended, resumed, raised,
// named, carried into another ticket, stopped, ended.
//
// A date of a run is computed (an amount of time in a pace from a start) or named (a date that a person said;
// wall time from then on). While a hold stops a run, each of its dates that is not past keeps what is left of
// it; the instant that stands meanwhile is the one that it will be when the hold ends at its review, so that
// no reader has to know more than the instant.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "aftercare/core/calendar.hpp"
#include "aftercare/core/codes.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/time_words.hpp"

namespace aftercare {

/// A member that only reckoning knows: it is not stored, and two aggregates are equal whatever it is.
template <class T>
struct Unstored : T {
    bool operator==(const Unstored&) const { return true; }
};

/// What is left of a date while its run is suspended: time in the date's pace, the whole amount of a run that
/// began meanwhile, or a date that was named meanwhile.
using Left = std::variant<Seconds, Duration, Instant>;

/// What reckoning knows of one date of a run beside its instant.
struct DateWork {
    Pace pace = Pace::wall;
    std::optional<Left> left = std::nullopt;  ///< while it is suspended
};

struct RunWork {
    DateWork current, original, standard;
    std::optional<Instant> held_until;  ///< a hold stops its clock, until its review at the latest
    bool is_committed = false;          ///< a person has named its due
    bool is_provisional = false;        ///< stopped by a done that may still be rejected
    PromiseOf promise_of = PromiseOf::answer;
};

/// One run of a clock, from its start to its stop; a clock that starts again gets a new run.
struct ClockRun {
    int n = 0;
    Clock clock = Clock::response;
    int cycle = 1;
    std::optional<int> order_k;  ///< the order that it is of: visit, written
    std::optional<int> part_n;   ///< its appointment, promise (of the ticket that made it) or callback
    Instant started_at;
    Instant due_original_at;             ///< the commitment as first made; only a hold moves it
    Instant due_at;                      ///< the current one
    std::optional<Instant> standard_by;  ///< of resolve: the policy's own due, whatever was committed
    Pace pace = Pace::wall;
    bool calendar_assumed = false;  ///< a due was computed across a year whose holidays are not loaded
    std::int64_t policy_version = 0;
    std::optional<Instant> suspended_until;  ///< a hold stops its current due until then, or ends before
    std::optional<Instant> stopped_at;
    RunOutcome outcome = RunOutcome::running;  ///< as its acts left it, see outcome_at()
    bool missed_before = false;                ///< a date was missed that has since been replaced
    int extension_count = 0;
    std::optional<Instant> cut_from;   ///< the promised date that a raise of urgency last cut
    std::string what;                  ///< of a promise: what was said
    std::optional<Day> reminded_on;    ///< the last day on which it was reminded of
    std::int64_t reminded_levels = 0;  ///< bit n: reminded of at step n of the ladder on that day
    Unstored<RunWork> work;

    bool running() const { return outcome == RunOutcome::running; }

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("clock", self.clock);
        field("cycle", self.cycle);
        field("order_k", self.order_k);
        field("part_n", self.part_n);
        field("started_at", self.started_at);
        field("due_original_at", self.due_original_at);
        field("due_at", self.due_at);
        field("standard_by", self.standard_by);
        field("pace", self.pace);
        field("calendar_assumed", self.calendar_assumed);
        field("policy_version", self.policy_version);
        field("suspended_until", self.suspended_until);
        field("stopped_at", self.stopped_at);
        field("outcome", self.outcome);
        field("missed_before", self.missed_before);
        field("extension_count", self.extension_count);
        field("cut_from", self.cut_from);
        field("what", self.what);
        field("reminded_on", self.reminded_on);
        field("reminded_levels", self.reminded_levels);
    }
    bool operator==(const ClockRun&) const = default;
};

/// The run's outcome at an instant not before its last act: one that runs past its due is missed, and
/// suspended until the review of the hold that stops it. An inform run has its due moved by a hold and is
/// never suspended; one that was late once is missed only when it has ended.
RunOutcome outcome_at(const ClockRun& run, Instant as_of);

/// The two calendars in whose hours a run's dates are computed.
struct RunHours {
    const Calendar& working;
    const Calendar& service;
};

/// Stops the run's dates at `from`, each that is not past then by itself, until `until` at the latest.
void suspend(ClockRun& run, const RunHours& hours, Instant from, Instant until);
/// Gives a suspended run, from `at` on, what was left of its dates.
void resume(ClockRun& run, const RunHours& hours, Instant at);
/// As suspend() of a run that begins while a hold lasts: its amount counts from the resume.
void begin_suspended(ClockRun& run, const RunHours& hours, const Duration& amount, Instant until);

/// Gives a run that begins the date that a person said; with `until`, a hold stops it until then.
void begin_named(ClockRun& run, const RunHours& hours, Instant due, std::optional<Instant> until);

/// The current due becomes `due`, a date that a person said; while a hold stops the clock it is that date,
/// or, when it has passed at the resume, the end of that working day.
void name_due(ClockRun& run, const RunHours& hours, Instant due);
/// The same for the date as first committed.
void name_original(ClockRun& run, const RunHours& hours, Instant due);
/// Sets the dates anew, `amount` from the run's start.
void target_from_start(ClockRun& run, const RunHours& hours, const Duration& amount);
/// Of the current due and `amount` from `at` on, the one that falls due earlier if both ran now; a promised
/// date that is cut is kept as `cut_from`. The same for the standard date, when the run has one.
void raise(ClockRun& run, const RunHours& hours, const Duration& amount, Instant at);
/// Begins the run's next segment at `at` with the whole `amount`; a date that had passed stays a miss. With
/// `until`, a hold stops it until then: the amount counts from the resume.
void restart(ClockRun& run, const RunHours& hours, const Duration& amount, Instant at,
             std::optional<Instant> until);

/// Takes over, at `at`, what `other` has earlier: the current due and the standard date.
void take_earlier(ClockRun& run, const RunHours& hours, const ClockRun& other, const RunHours& others_hours,
                  Instant at);
/// The run as it goes on elsewhere from `at`: no hold of its own ticket stops it any more.
ClockRun carried(ClockRun run, const RunHours& hours, Instant at);

/// Ends the run by what it waited for: met in time, else missed.
void stop(ClockRun& run, Instant at);
/// Ends it as missed, however early.
void miss(ClockRun& run, Instant at);
/// Ends it uncounted.
void drop(ClockRun& run, Instant at);
/// Ends it since its owner ends: missed when its due had passed, else uncounted.
void end(ClockRun& run, Instant at);

}  // namespace aftercare
