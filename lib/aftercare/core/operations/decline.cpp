#include "aftercare/core/operations/decline.hpp"

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
    ticket.work.told_at = event.told_at;
    enter(ticket, State::declined, Verb::decline, stamp.at, stamp.actor);
}

}  // namespace aftercare
