// Orders that end for a stated reason: what return and cancel do alike.
#pragma once

#include "apps/shared/batch.hpp"

namespace aftercare {

/// The orders and the reason.
void describe_ended(Options& options);

/// Ends the orders asked for; `Event` is an OrderEnded.
template <class Event>
int end_orders(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Event said;
        said.k = act.subject.order_k;
        said.words = request.text("words");
        return order_number(act.subject, *act.record(decide(std::move(said), act.facts())).k);
    });
}

}  // namespace aftercare
