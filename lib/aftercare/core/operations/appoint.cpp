#include "aftercare/core/operations/appoint.hpp"

#include "aftercare/core/operations/promise.hpp"

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
    asked.deadlines = contact_deadlines(facts);
    asked.deadlines.push_back({.clock = Clock::visit,
                               .act = DeadlineAct::begins,
                               .order_k = *k,
                               .from = asked.from_at,
                               .due = asked.until_at,
                               .pace = Pace::wall,
                               .assumed = false,
                               .policy = facts.policy.version});
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Appointed& event) {
    if (auto* pending = pending_appointment(ticket, *event.k)) {
        const bool in_time = stamp.at < pending->from_at;
        pending->outcome = in_time ? AppointmentOutcome::moved : AppointmentOutcome::missed;
        if (in_time) {
            drop_clock(ticket, Clock::visit, stamp.at, event.k);
        }
    }
    miss_clock(ticket, Clock::visit, stamp.at, event.k);
    ticket.appointments.push_back({.n = static_cast<int>(ticket.appointments.size()) + 1,
                                   .order_k = *event.k,
                                   .from_at = event.from_at,
                                   .until_at = event.until_at,
                                   .outcome = {},
                                   .arrived_at = {}});
    note_contact(ticket, stamp.at, std::nullopt);
    keep_promises(ticket, stamp.at);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
