#include "aftercare/core/operations/cancel.hpp"

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Cancelled> decide(Cancelled asked, const Facts& facts) {
    const auto ending = decide_ending(Verb::cancel, asked.k, facts, false);
    if (!ending) {
        return ending.reason();
    }
    asked.k = ending->k;
    asked.deadlines = ending->deadlines;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Cancelled& event) {
    apply_ending(ticket, stamp, Verb::cancel, *event.k, OrderState::cancelled);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
