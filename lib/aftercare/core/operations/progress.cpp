#include "aftercare/core/operations/progress.hpp"

namespace aftercare {

Decided<Progressed> decide(Progressed asked, const Facts& facts) {
    if (auto no = refuse(Verb::progress, facts, Effect::fact)) {
        return *no;
    }
    if (!asked.k && open_orders(facts.ticket).empty()) {
        return asked;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    asked.k = *k;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Progressed& event) {
    if (event.safe) {
        ticket.made_safe_at = ticket.made_safe_at.value_or(stamp.at);
    }
}

}  // namespace aftercare
