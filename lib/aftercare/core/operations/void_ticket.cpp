#include "aftercare/core/operations/void_ticket.hpp"

namespace aftercare {

Decided<Voided> decide(Voided asked, const Facts& facts) {
    if (auto no = refuse(Verb::void_ticket, facts, Effect::changes_state)) {
        return *no;
    }
    if (facts.ticket.state == State::closed && facts.ticket.closed_how != ClosedHow::imported) {
        return refused(Refusal::wrong_state, facts.ticket);
    }
    if (!facts.ticket.orders.empty()) {
        auto no = refused(Refusal::dispatched_before, facts.ticket);
        no.helps = "intake withdraw";
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Voided&) {
    enter(ticket, State::voided, Verb::void_ticket, stamp.at, stamp.actor);
}

}  // namespace aftercare
