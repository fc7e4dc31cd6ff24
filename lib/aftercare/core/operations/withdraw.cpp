#include "aftercare/core/operations/withdraw.hpp"

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Withdrawn> decide(Withdrawn asked, const Facts& facts) {
    if (auto no = refuse(Verb::withdraw, facts, Effect::changes_state)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Withdrawn&) {
    enter(ticket, State::withdrawn, Verb::withdraw, stamp.at, stamp.actor);
    cancel_open_orders(ticket, stamp.at);
    end_hold(ticket, stamp.at);
    ticket.answer_refused = false;
}

}  // namespace aftercare
