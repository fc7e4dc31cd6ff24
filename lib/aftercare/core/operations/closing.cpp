#include "aftercare/core/operations/closing.hpp"

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

void close_ticket(Ticket& ticket, const Stamp& stamp, Verb verb, ClosedHow how) {
    enter(ticket, State::closed, verb, stamp.at, stamp.actor);
    ticket.closed_how = how;
    ticket.closed_at = stamp.at;
    ticket.first_closed_at = ticket.first_closed_at ? ticket.first_closed_at : ticket.closed_at;
    for (auto& appointment : ticket.appointments) {
        const bool has_begun = stamp.at >= appointment.from_at;
        appointment.outcome =
            appointment.outcome.value_or(has_begun ? AppointmentOutcome::missed : AppointmentOutcome::moved);
    }
    end_hold(ticket, stamp.at);
}

std::optional<Refused> refuse_before_ending(const Facts& facts) {
    const auto ended_at = facts.ticket.closed_at.value_or(facts.ticket.state_since);
    if (facts.when.at >= ended_at) {
        return std::nullopt;
    }
    auto no = refused(Refusal::before_subject, facts.ticket);
    no.since = ended_at;
    return no;
}

void reopen_ticket(Ticket& ticket, const Stamp& stamp, Verb verb) {
    enter(ticket, ticket.accepted_at ? State::accepted : State::registered, verb, stamp.at, stamp.actor);
    waive_callbacks(ticket, stamp.at);
    ++ticket.cycle;
    ticket.closed_how.reset();
    ticket.closed_by_owner = false;
    ticket.closed_at.reset();
    ticket.started_at.reset();
    ticket.completed_at.reset();
    ticket.told_done_at.reset();
    ticket.work.objected_at.reset();
    ticket.made_safe_at.reset();
    ticket.answer_refused = false;
    ticket.emergency_start = false;
    ticket.works_from_at.reset();
    ticket.callback_state.reset();
}

}  // namespace aftercare
