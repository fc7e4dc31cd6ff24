#include "aftercare/core/operations/cost.hpp"

namespace aftercare {

Decided<Costed> decide(Costed asked, const Facts& facts) {
    if (auto no = refuse(Verb::cost, facts, Effect::fact)) {
        return *no;
    }
    if (asked.k) {
        if (auto no = refuse_order(facts, *asked.k)) {
            return *no;
        }
    }
    asked.n = facts.latest().work.given.cost + 1;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Costed& event) {
    int n = event.n;
    for (const auto& line : event.lines) {
        ticket.costs.push_back({.n = n++,
                                .kind = line.kind,
                                .amount = line.amount,
                                .order_k = event.k,
                                .incurred_at = stamp.at});
    }
}

}  // namespace aftercare
