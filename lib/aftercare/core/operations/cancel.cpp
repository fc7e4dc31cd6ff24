#include "aftercare/core/operations/cancel.hpp"

namespace aftercare {

Decided<Cancelled> decide(Cancelled asked, const Facts& facts) {
    return decide_ended(std::move(asked), facts);
}

void apply(Ticket& ticket, const Stamp& stamp, const Cancelled& event) {
    apply_ended(ticket, stamp, event, OrderState::cancelled);
}

}  // namespace aftercare
