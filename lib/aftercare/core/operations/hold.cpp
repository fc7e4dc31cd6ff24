#include "aftercare/core/operations/hold.hpp"

#include <algorithm>

namespace aftercare {

Decided<Held> decide(Held asked, const Facts& facts) {
    if (auto no = refuse(Verb::hold, facts, Effect::changes_state)) {
        return *no;
    }
    asked.n = facts.latest().work.given.hold + 1;
    return asked;
}

/// From when it counts, and whether it stops clocks, is reckoned (clock_moves.cpp).
void apply(Ticket& ticket, const Stamp& stamp, const Held& event) {
    enter(ticket, State::on_hold, Verb::hold, stamp.at, stamp.actor);
    Hold hold;
    hold.n = event.n;
    hold.reason = event.reason;
    hold.from_at = stamp.at;
    hold.review_at = event.review_at;
    ticket.holds.push_back(hold);
}

}  // namespace aftercare
