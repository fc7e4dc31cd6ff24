#include "aftercare/core/operations/assign.hpp"

namespace aftercare {

Decided<Assigned> decide(Assigned asked, const Facts& facts, const Actor& handler) {
    if (auto no = refuse(Verb::assign, facts, Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_chosen(handler)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Assigned& event) {
    ticket.handler = event.to;
    ticket.handler_assigned = true;
}

}  // namespace aftercare
