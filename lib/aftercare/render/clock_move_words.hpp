// What was done to a clock, in the words of the rule that does it. Private to render.
#pragma once

#include "aftercare/core/clock_codes.hpp"
#include "aftercare/render/code_words.hpp"

namespace aftercare {

constexpr auto k_clock_move_words = words_of<ClockMove>({
    {ClockMove::begins, "the clock starts: the policy's time counts from there"},
    {ClockMove::begins_named, "the clock starts with the date that was said"},
    {ClockMove::targets, "what it is was judged: the target of such tickets counts, from the same start"},
    {ClockMove::sets_standard,
     "the first triage sets the policy's own date, which only a higher urgency moves"},
    {ClockMove::raises,
     "the urgency was raised: of the old date and the new target from then on the earlier one counts"},
    {ClockMove::cuts, "the urgency was raised: the new target from then on cuts the date that was promised"},
    {ClockMove::commits, "a first promised date becomes the original and the current one"},
    {ClockMove::extends, "a date promised behind the first moves the current one only"},
    {ClockMove::extends_missed,
     "a date entered after the current one had passed moves it; that it was missed stands"},
    {ClockMove::puts_off, "the owner chose a later window: the first visit is due with it"},
    {ClockMove::suspends, "a hold stops the clock: each date that is not past keeps what is left of it"},
    {ClockMove::resumes, "the hold ends: what was left counts from there"},
    {ClockMove::restarts, "the owner heard from us: the whole time counts anew from there"},
    {ClockMove::stops, "what the clock waits for has happened: in time up to the date itself"},
    {ClockMove::waits, "the work is done: the clock stands still until that is accepted or rejected"},
    {ClockMove::accepts, "the work that was done is accepted"},
    {ClockMove::revives, "what was done is rejected: the clock runs on without a gap"},
    {ClockMove::ends, "what the clock belongs to ended: missed when the date had passed, else not counted"},
    {ClockMove::misses, "nobody came, or the date was given up: missed, however early"},
    {ClockMove::drops, "the clock is not counted any more"},
    {ClockMove::carries, "a merge brings the clock along"},
    {ClockMove::takes_earlier, "a merge: of the two tickets' dates the earlier one counts, the start stays"},
    {ClockMove::leaves, "merged: the clock goes on in the other ticket"},
    {ClockMove::comes_back, "split: the clock goes on as if the merge had never been"},
});
}  // namespace aftercare
