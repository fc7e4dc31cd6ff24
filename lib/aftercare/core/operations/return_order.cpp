#include "aftercare/core/operations/return_order.hpp"

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Returned> decide(Returned asked, const Facts& facts) {
    const auto ending = decide_ending(Verb::return_order, asked.k, facts, true);
    if (!ending) {
        return ending.reason();
    }
    asked.k = ending->k;
    asked.deadlines = ending->deadlines;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Returned& event) {
    apply_ending(ticket, stamp, Verb::return_order, *event.k, OrderState::returned);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
