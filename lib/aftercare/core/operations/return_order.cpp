#include "aftercare/core/operations/return_order.hpp"

namespace aftercare {

Decided<Returned> decide(Returned asked, const Facts& facts) {
    return decide_ended(std::move(asked), facts);
}

void apply(Ticket& ticket, const Stamp& stamp, const Returned& event) {
    apply_ended(ticket, stamp, event, OrderState::returned);
}

}  // namespace aftercare
