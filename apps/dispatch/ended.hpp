// Orders that end for a stated reason: what return and cancel do alike.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/batch.hpp"

namespace aftercare {

struct EndRequest {
    std::vector<std::string> ids;
    std::string words;
};

/// The orders and the reason.
void describe_ended(Options& options, EndRequest& request);

/// Ends the orders asked for; `Event` is an OrderEnded.
template <class Event>
int end_orders(const EndRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Event said;
        said.k = act.subject.order_k;
        said.words = request.words;
        return order_number(act.subject, *act.record(decide(std::move(said), act.facts())).k);
    });
}

}  // namespace aftercare
