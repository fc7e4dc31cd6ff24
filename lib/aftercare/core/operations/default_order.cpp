#include "aftercare/core/operations/default_order.hpp"

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Defaulted> decide(Defaulted asked, const Facts& facts) {
    const auto ending = decide_ending(Verb::default_order, asked.k, facts, true);
    if (!ending) {
        return ending.reason();
    }
    asked.k = ending->k;
    asked.deadlines = ending->deadlines;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Defaulted& event) {
    apply_ending(ticket, stamp, Verb::default_order, *event.k, OrderState::defaulted);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
