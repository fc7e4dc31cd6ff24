#include "aftercare/core/operations/inform.hpp"

#include "aftercare/core/operations/promise.hpp"

namespace aftercare {

Decided<Informed> decide(Informed asked, const Facts& facts) {
    if (auto no = refuse(Verb::inform, facts, Effect::fact)) {
        return *no;
    }
    asked.deadlines = contact_deadlines(facts);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Informed& event) {
    note_contact(ticket, stamp.at, event.how);
    ++ticket.inform_count;
    ticket.notice_written = ticket.notice_written || !is_spoken(event.how);
    if (ticket.accepted_at && stamp.at >= *ticket.accepted_at) {
        stop_clock(ticket, Clock::feedback, stamp.at);
    }
    if (ticket.state == State::completed && stamp.at >= *ticket.completed_at) {
        ticket.told_done_at = ticket.told_done_at.value_or(stamp.at);
    }
    keep_promises(ticket, stamp.at);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
