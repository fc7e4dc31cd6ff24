#include "aftercare/core/claim.hpp"

#include <algorithm>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

std::set<int> replacements_of(const Ticket& ticket, int k) {
    std::set<int> replacing;
    // Orders come in the order of their numbers, so one pass finds whatever replaces a replacement.
    for (const auto& order : ticket.orders) {
        const bool replaces =
            order.replaces && (*order.replaces == k || replacing.count(*order.replaces) > 0);
        if (replaces && order.kind == OrderKind::repair) {
            replacing.insert(order.k);
        }
    }
    return replacing;
}

bool is_own_replacement(const Ticket& ticket, int k, PartyId party) {
    const auto* order = find_order(ticket, k);
    while (order != nullptr) {
        if (order->state == OrderState::defaulted && order->party_id == party) {
            return true;
        }
        order = order->replaces ? find_order(ticket, *order->replaces) : nullptr;
    }
    return false;
}

std::vector<int> costs_behind(const Ticket& ticket, int k) {
    const auto* order = find_order(ticket, k);
    std::vector<int> costs;
    if (order == nullptr || order->kind == OrderKind::coordination) {
        return costs;
    }
    const auto replacing = replacements_of(ticket, k);
    for (const auto& cost : ticket.costs) {
        if (cost.order_k && replacing.count(*cost.order_k) > 0) {
            costs.push_back(cost.n);
        }
    }
    return costs;
}

Fen sum_of(const Ticket& ticket, const std::vector<int>& costs) {
    Fen sum;
    for (const auto& cost : ticket.costs) {
        if (std::find(costs.begin(), costs.end(), cost.n) != costs.end()) {
            sum.count += cost.amount.count;
        }
    }
    return sum;
}

std::string_view weak_proof(const Ticket& ticket, const Order& order) {
    const auto in_its_cycle = [&](bool Order::*fact) {
        return std::any_of(ticket.orders.begin(), ticket.orders.end(),
                           [&](const Order& each) { return each.cycle == order.cycle && each.*fact; });
    };
    if (in_its_cycle(&Order::emergency)) {
        return {};
    }
    if (order.formal_late || (!order.formal_at && in_its_cycle(&Order::emergency_late))) {
        return k_weak_entered_late;
    }
    if (!order.formal_at) {
        return k_weak_no_service;
    }
    const auto had_until = order.cure_by.value_or(*order.formal_at);
    return !order.ended_at || had_until <= *order.ended_at ? std::string_view() : k_weak_no_time;
}

Day limitation_of(const Policy& policy, const Order& order) {
    const auto known_on = day_of(order.ended_at.value_or(order.issued_at));
    return add_years(known_on, static_cast<int>(policy.limitation_years));
}

std::optional<Instant> written_order_due(const Ticket& ticket, const Order& order) {
    if (!order.phone_first) {
        return std::nullopt;
    }
    const auto run = std::find_if(ticket.clocks.begin(), ticket.clocks.end(), [&](const ClockRun& each) {
        return each.clock == Clock::written && each.order_k == order.k;
    });
    return run == ticket.clocks.end() ? std::nullopt : std::optional(run->due_at);
}

bool is_written_late(const Ticket& ticket, const Order& order, Instant now) {
    const auto due = written_order_due(ticket, order);
    const auto end = order.served_at ? order.served_at : order.ended_at;
    return due && end.value_or(now) > *due;
}

}  // namespace aftercare
