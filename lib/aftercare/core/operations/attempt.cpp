#include "aftercare/core/operations/attempt.hpp"

#include <algorithm>

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

namespace {

int days_with(const Callback& callback, Day on) {
    return callback.attempt_days + (callback.last_attempt_on == on ? 0 : 1);
}

}  // namespace

Decided<Attempted> decide(Attempted asked, const Facts& facts, const CallFacts& call) {
    if (auto no = refuse(Verb::attempt, facts, Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_ending(facts)) {
        return *no;
    }
    const auto* callback = callback_in_hand(facts.ticket, facts.when.at);
    if (!is_waiting(callback)) {
        auto no = refused(Refusal::no_callback_due, facts.ticket);
        no.helps.clear();
        return no;
    }
    if (auto no = refuse_own_repair(facts, call)) {
        return *no;
    }
    if (asked.again && *asked.again <= facts.when.at) {
        auto no = refused(Refusal::date_passed, facts.ticket);
        no.until = asked.again;
        no.helps.clear();
        return no;
    }
    const bool enough = callback->attempt_count + 1 >= facts.policy.callback_attempts_min &&
                        days_with(*callback, asked.on) >= facts.policy.callback_attempt_days_min;
    // Who names a time was spoken to.
    asked.leaves = enough && !asked.again ? CallbackState::unreachable : CallbackState::due;
    if (asked.outcome == AttemptOutcome::refused) {
        asked.leaves = CallbackState::refused;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Attempted& event) {
    auto* callback = callback_in_hand(ticket, stamp.at);
    if (!is_waiting(callback)) {
        return;  // an act that was entered later ended it before
    }
    ticket.callback_state = event.leaves;
    callback->attempt_days = days_with(*callback, event.on);
    callback->last_attempt_on = event.on;
    ++callback->attempt_count;
    callback->caller = stamp.actor;
    callback->state = event.leaves;
    callback->again_at = event.again;
    if (event.leaves != CallbackState::due) {
        callback->ended_at = stamp.at;
    }
}

}  // namespace aftercare
