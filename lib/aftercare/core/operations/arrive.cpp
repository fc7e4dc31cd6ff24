#include "aftercare/core/operations/arrive.hpp"

#include "aftercare/core/operations/promise.hpp"

namespace aftercare {

Decided<Arrived> decide(Arrived asked, const Facts& facts) {
    if (auto no = refuse(Verb::arrive, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    if (asked.no_show && pending_appointment(facts.ticket, *k) == nullptr) {
        auto no = refused(Refusal::no_appointment, facts.ticket);
        no.orders = {*k};
        no.helps = "dispatch appoint";
        return no;
    }
    asked.k = *k;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Arrived& event) {
    auto* appointment = pending_appointment(ticket, *event.k);
    if (event.no_show) {
        const bool owner = *event.no_show == NoShow::owner;
        appointment->outcome =
            owner ? AppointmentOutcome::owner_no_show : AppointmentOutcome::contractor_no_show;
        if (owner) {
            drop_clock(ticket, Clock::visit, stamp.at, event.k);
        }
        return;
    }
    if (appointment != nullptr) {
        appointment->outcome = AppointmentOutcome::arrived;
        appointment->arrived_at = stamp.at;
    }
    stop_clock(ticket, Clock::visit, stamp.at, event.k);
    keep_promises(ticket, stamp.at);
    auto& order = *find_order(ticket, *event.k);
    order.state = OrderState::on_site;
    order.arrived_at = order.arrived_at.value_or(stamp.at);
}

}  // namespace aftercare
