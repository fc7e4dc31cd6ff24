#include "aftercare/core/operations/appoint.hpp"

namespace aftercare {

Decided<Appointed> decide(Appointed asked, const Facts& facts) {
    if (auto no = refuse(Verb::appoint, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    asked.k = *k;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Appointed& event) {
    if (auto* pending = pending_appointment(ticket, *event.k)) {
        const bool owner_in_time = event.moved_by == MovedBy::owner && stamp.at < pending->from_at;
        pending->outcome = owner_in_time ? AppointmentOutcome::moved : AppointmentOutcome::missed;
    }
    ticket.appointments.push_back({.n = static_cast<int>(ticket.appointments.size()) + 1,
                                   .order_k = *event.k,
                                   .from_at = event.from_at,
                                   .until_at = event.until_at,
                                   .outcome = {},
                                   .arrived_at = {}});
}

}  // namespace aftercare
