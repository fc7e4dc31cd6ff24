#include "aftercare/core/operations/closing.hpp"

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Deadlines callback_deadlines(const Facts& facts) {
    Deadlines deadlines;
    const auto context = context_of(facts);
    if (!callback_wanted(facts.policy, context.key) && !was_dissatisfied(facts.ticket)) {
        return deadlines;
    }
    add_deadline(deadlines, context, Clock::callback, facts.when.at);
    if (const auto days = facts.policy.leak_callback_days; days > 0 && is_leak(facts.ticket)) {
        add_deadline(deadlines, context, Clock::callback, facts.when.at + Seconds{days * k_24_hours.count});
    }
    return deadlines;
}

void close_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, ClosedHow how, bool resolves,
                  const Deadlines& deadlines) {
    enter(ticket, State::closed, verb, stamp.at, stamp.actor);
    ticket.closed_how = how;
    ticket.closed_at = stamp.at;
    ticket.first_closed_at = ticket.first_closed_at ? ticket.first_closed_at : ticket.closed_at;
    if (resolves) {
        stop_clock(ticket, Clock::resolve, stamp.at);
    }
    for (const auto met_by_closing : {Clock::verify, Clock::inform}) {
        stop_clock(ticket, met_by_closing, stamp.at);
    }
    end_clocks(ticket, stamp.at);
    for (auto& appointment : ticket.appointments) {
        appointment.outcome = appointment.outcome.value_or(AppointmentOutcome::moved);
    }
    end_hold(ticket, stamp.at);
    begin_callbacks(ticket, deadlines, stamp.at, CallbackWhy::closing);
}

std::optional<Refused> refuse_before_closing(const Facts& facts) {
    const auto& closed_at = facts.ticket.closed_at;
    if (!closed_at || facts.when.at >= *closed_at) {
        return std::nullopt;
    }
    auto no = refused(Refusal::before_subject, facts.ticket);
    no.since = closed_at;
    return no;
}

std::optional<Instant> reopen_until(const Policy& policy, const Ticket& ticket) {
    if (!ticket.closed_at || ticket.closed_by_owner) {
        return std::nullopt;
    }
    return *ticket.closed_at + Seconds{reopen_days(policy, ticket.category) * k_24_hours.count};
}

Deadlines reopen_deadlines(const Facts& facts) {
    Deadlines deadlines;
    const auto context = context_of(facts);
    const auto& ticket = facts.ticket;
    if (ticket.accepted_at) {
        for (const auto clock :
             {Clock::dispatch, Clock::safe, Clock::escalate, Clock::resolve, Clock::inform}) {
            add_deadline(deadlines, context, clock, facts.when.at);
        }
    } else {
        for (const auto clock : {Clock::accept, Clock::safe, Clock::escalate, Clock::resolve}) {
            add_deadline(deadlines, context, clock, facts.when.at);
        }
    }
    return deadlines;
}

void reopen_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, const Deadlines& deadlines) {
    enter(ticket, ticket.accepted_at ? State::accepted : State::registered, verb, stamp.at, stamp.actor);
    drop_callbacks(ticket, stamp.at);
    ++ticket.cycle;
    ticket.closed_how.reset();
    ticket.closed_by_owner = false;
    ticket.closed_at.reset();
    ticket.started_at.reset();
    ticket.completed_at.reset();
    ticket.told_done_at.reset();
    ticket.made_safe_at.reset();
    ticket.answer_refused = false;
    ticket.emergency_start = false;
    ticket.works_from_at.reset();
    ticket.callback_state.reset();
    apply_deadlines(ticket, deadlines);
}

}  // namespace aftercare
