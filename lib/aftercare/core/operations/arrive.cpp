#include "aftercare/core/operations/arrive.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// Whether the window that waits for the party at the act was said, later, to have been missed by it. Which
/// of the two is true is not for the order of entry to say.
bool is_missed_later(const Facts& facts, int k) {
    const auto* pending = pending_appointment(facts.ticket, k);
    const auto& later = facts.latest().appointments;
    return pending != nullptr && std::any_of(later.begin(), later.end(), [&](const Appointment& each) {
               return each.order_k == k && each.from_at == pending->from_at &&
                      each.outcome == AppointmentOutcome::contractor_no_show;
           });
}

}  // namespace

Decided<Arrived> decide(Arrived asked, const Facts& facts) {
    if (auto no = refuse(Verb::arrive, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    if (const auto* pending = pending_appointment(facts.ticket, *k); asked.no_show) {
        if (pending == nullptr || facts.when.at < pending->from_at) {
            auto no =
                refused(pending == nullptr ? Refusal::no_appointment : Refusal::before_window, facts.ticket);
            no.orders = {*k};
            no.since = pending == nullptr ? std::nullopt : std::optional(pending->from_at);
            no.helps = pending == nullptr ? "dispatch appoint" : "";
            return no;
        }
    }
    if (!asked.no_show && is_missed_later(facts, *k)) {
        auto no = refused(Refusal::no_show_entered, facts.ticket);
        no.orders = {*k};
        no.helps.clear();
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
        return;
    }
    if (appointment != nullptr) {
        appointment->outcome = AppointmentOutcome::arrived;
        appointment->arrived_at = stamp.at;
    }
    auto& order = *find_order(ticket, *event.k);
    order.state = OrderState::on_site;
    order.arrived_at = order.arrived_at.value_or(stamp.at);
}

}  // namespace aftercare
