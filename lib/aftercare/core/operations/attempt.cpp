#include "aftercare/core/operations/attempt.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

namespace {

int days_with(const Ticket& ticket, Day on) {
    return ticket.attempt_days + (ticket.last_attempt_on == on ? 0 : 1);
}

bool is_waiting(const Ticket& ticket) {
    return ticket.callback_state == CallbackState::due || ticket.callback_state == CallbackState::unreachable;
}

}  // namespace

Decided<Attempted> decide(Attempted asked, const Facts& facts) {
    if (auto no = refuse(Verb::attempt, facts, Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_closing(facts)) {
        return *no;
    }
    if (!is_waiting(facts.ticket)) {
        auto no = refused(Refusal::no_callback_due, facts.ticket);
        no.helps.clear();
        return no;
    }
    const bool enough = facts.ticket.attempt_count + 1 >= facts.policy.callback_attempts_min &&
                        days_with(facts.ticket, asked.on) >= facts.policy.callback_attempt_days_min;
    asked.leaves = enough ? CallbackState::unreachable : CallbackState::due;
    if (asked.outcome == AttemptOutcome::refused) {
        asked.leaves = CallbackState::refused;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Attempted& event) {
    ticket.attempt_days = days_with(ticket, event.on);
    ticket.last_attempt_on = event.on;
    ++ticket.attempt_count;
    ticket.callback_state = event.leaves;
    if (event.leaves != CallbackState::due) {
        miss_clock(ticket, Clock::callback, stamp.at);
    }
}

}  // namespace aftercare
