#include "aftercare/core/operations/decline.hpp"

#include "aftercare/core/operations/promise.hpp"

namespace aftercare {

Decided<Declined> decide(Declined asked, const Facts& facts) {
    if (auto no = refuse(Verb::decline, facts, Effect::changes_state)) {
        return *no;
    }
    if (asked.told_at < facts.ticket.received_at) {
        auto no = refused(Refusal::before_receipt, facts.ticket);
        no.since = facts.ticket.received_at;
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Declined& event) {
    enter(ticket, State::declined, Verb::decline, stamp.at, stamp.actor);
    stop_clock(ticket, Clock::accept, stamp.at);
    stop_clock(ticket, Clock::feedback, event.told_at);
    note_contact(ticket, event.told_at, event.how);
    keep_promises(ticket, event.told_at);
    end_clocks(ticket, stamp.at);
}

}  // namespace aftercare
