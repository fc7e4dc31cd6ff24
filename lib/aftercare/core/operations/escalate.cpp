#include "aftercare/core/operations/escalate.hpp"

namespace aftercare {

Decided<Escalated> decide(Escalated asked, const Facts& facts) {
    if (auto no = refuse(Verb::escalate, facts, Effect::fact)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Escalated& event) {
    ticket.escalated_at = stamp.at;
    ticket.escalated_to = event.to;
    ticket.answer_refused = false;
}

}  // namespace aftercare
