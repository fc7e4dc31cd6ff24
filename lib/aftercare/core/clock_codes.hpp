// The fixed code lists of clock runs and of what moves them.
#pragma once

#include <string_view>

#include "aftercare/core/code_list.hpp"

namespace aftercare {

/// How a run of a clock stands or ended; dropped: neither met nor missed, out of every rate.
enum class RunOutcome { running, suspended, met, missed, dropped };
constexpr auto k_run_outcome_codes = code_table<RunOutcome>({{RunOutcome::running, "running"},
                                                             {RunOutcome::suspended, "suspended"},
                                                             {RunOutcome::met, "met"},
                                                             {RunOutcome::missed, "missed"},
                                                             {RunOutcome::dropped, "dropped"}});

/// What was promised to the owner: that they hear, that somebody comes, that it is done.
enum class PromiseOf { answer, visit, finish };
constexpr auto k_promise_of_codes = code_table<PromiseOf>(
    {{PromiseOf::answer, "answer"}, {PromiseOf::visit, "visit"}, {PromiseOf::finish, "finish"}});

/// Who moved an appointment.
enum class MovedBy { owner, contractor, us };
constexpr auto k_moved_by_codes = code_table<MovedBy>(
    {{MovedBy::owner, "owner"}, {MovedBy::contractor, "contractor"}, {MovedBy::us, "us"}});

/// What an act, or time alone, did to a run; each is a rule of the algebra (clock_run.hpp).
enum class ClockMove {
    begins,
    begins_named,   ///< with a date that was said
    targets,        ///< triage: the target of the category or kind, from the same start
    sets_standard,  ///< triage: the policy's own due
    raises,
    cuts,  ///< a raise that brings a promised date forward
    commits,
    extends,
    extends_missed,  ///< the date had passed when the new one was entered
    puts_off,        ///< the owner chose a later window
    suspends,
    resumes,
    restarts,
    stops,
    waits,    ///< stopped by a done that may still be rejected
    accepts,  ///< the done was accepted
    revives,
    ends,
    misses,
    drops,
    carries,        ///< brought by a merge
    takes_earlier,  ///< of a merged ticket's
    leaves,         ///< merged away
    comes_back,     ///< after a split
};
constexpr auto k_clock_move_codes = code_table<ClockMove>({{ClockMove::begins, "begins"},
                                                           {ClockMove::begins_named, "begins-named"},
                                                           {ClockMove::targets, "targets"},
                                                           {ClockMove::sets_standard, "sets-standard"},
                                                           {ClockMove::raises, "raises"},
                                                           {ClockMove::cuts, "cuts"},
                                                           {ClockMove::commits, "commits"},
                                                           {ClockMove::extends, "extends"},
                                                           {ClockMove::extends_missed, "extends-missed"},
                                                           {ClockMove::puts_off, "puts-off"},
                                                           {ClockMove::suspends, "suspends"},
                                                           {ClockMove::resumes, "resumes"},
                                                           {ClockMove::restarts, "restarts"},
                                                           {ClockMove::stops, "stops"},
                                                           {ClockMove::waits, "waits"},
                                                           {ClockMove::accepts, "accepts"},
                                                           {ClockMove::revives, "revives"},
                                                           {ClockMove::ends, "ends"},
                                                           {ClockMove::misses, "misses"},
                                                           {ClockMove::drops, "drops"},
                                                           {ClockMove::carries, "carries"},
                                                           {ClockMove::takes_earlier, "takes-earlier"},
                                                           {ClockMove::leaves, "leaves"},
                                                           {ClockMove::comes_back, "comes-back"}});

AFTERCARE_CODE_LIST(RunOutcome, run_outcome);
AFTERCARE_CODE_LIST(PromiseOf, promise_of);
AFTERCARE_CODE_LIST(MovedBy, moved_by);
AFTERCARE_CODE_LIST(ClockMove, clock_move);

}  // namespace aftercare
