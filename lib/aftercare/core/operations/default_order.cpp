#include "aftercare/core/operations/default_order.hpp"

namespace aftercare {

Decided<Defaulted> decide(Defaulted asked, const Facts& facts) {
    return decide_ended(std::move(asked), facts);
}

void apply(Ticket& ticket, const Stamp& stamp, const Defaulted& event) {
    apply_ended(ticket, stamp, event, OrderState::defaulted);
}

}  // namespace aftercare
