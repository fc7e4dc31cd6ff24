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

AFTERCARE_CODE_LIST(RunOutcome, run_outcome);
AFTERCARE_CODE_LIST(PromiseOf, promise_of);
AFTERCARE_CODE_LIST(MovedBy, moved_by);

}  // namespace aftercare
