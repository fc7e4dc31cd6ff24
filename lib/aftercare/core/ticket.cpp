#include "aftercare/core/ticket.hpp"

#include <algorithm>

#include "aftercare/core/policy.hpp"

namespace aftercare {

namespace {

template <class TicketT>
auto* order_in(TicketT& ticket, int k) {
    for (auto& order : ticket.orders) {
        if (order.k == k) {
            return &order;
        }
    }
    return static_cast<decltype(&ticket.orders.front())>(nullptr);
}

template <class TicketT>
auto* appointment_in(TicketT& ticket, int order_k) {
    for (auto& appointment : ticket.appointments) {
        if (appointment.order_k == order_k && !appointment.outcome) {
            return &appointment;
        }
    }
    return static_cast<decltype(&ticket.appointments.front())>(nullptr);
}

}  // namespace

bool awaits_acceptance(const Ticket& ticket) {
    return ticket.state == State::completed || (ticket.state == State::on_hold && ticket.completed_at);
}

Seconds observed_time(const Ticket& ticket, Instant from, Instant until) {
    Seconds sum{0};
    for (const auto& hold : ticket.holds) {
        const auto begin = std::max(from, hold.from_at);
        const auto end = std::min(until, hold.until_at.value_or(until));
        if (hold.is_observation && begin < end) {
            sum.count += (end - begin).count;
        }
    }
    return sum;
}

std::vector<int> open_orders(const Ticket& ticket) {
    std::vector<int> open;
    for (const auto& order : ticket.orders) {
        if (is_open(order.state)) {
            open.push_back(order.k);
        }
    }
    return open;
}

bool awaits_verification(const Ticket& ticket, const Order& order) {
    return order.state == OrderState::done && order.cycle == ticket.cycle;
}

const Order* find_order(const Ticket& ticket, int k) {
    return order_in(ticket, k);
}
Order* find_order(Ticket& ticket, int k) {
    return order_in(ticket, k);
}

const Appointment* pending_appointment(const Ticket& ticket, int order_k) {
    return appointment_in(ticket, order_k);
}
Appointment* pending_appointment(Ticket& ticket, int order_k) {
    return appointment_in(ticket, order_k);
}

const ClockRun* running_clock(const Ticket& ticket, Clock clock) {
    const auto run = std::find_if(ticket.clocks.begin(), ticket.clocks.end(), [&](const ClockRun& each) {
        return each.clock == clock && each.running();
    });
    return run == ticket.clocks.end() ? nullptr : &*run;
}

}  // namespace aftercare
