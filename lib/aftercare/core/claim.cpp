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

Fen claim_of(const Ticket& ticket, int k) {
    const auto* order = find_order(ticket, k);
    Fen sum;
    if (order == nullptr || order->kind == OrderKind::coordination) {
        return sum;
    }
    const auto replacing = replacements_of(ticket, k);
    for (const auto& cost : ticket.costs) {
        if (cost.order_k && replacing.count(*cost.order_k) > 0) {
            sum.count += cost.amount.count;
        }
    }
    return sum;
}

std::string_view weak_proof(const Ticket& ticket, const Order& order) {
    if (ticket.emergency_start) {
        return {};
    }
    if (!order.formal_at) {
        return k_weak_codes[0];
    }
    const bool had_its_time = order.cure_by && (!order.ended_at || *order.cure_by <= *order.ended_at);
    return had_its_time ? std::string_view() : k_weak_codes[1];
}

Day limitation_of(const Policy& policy, const Order& order) {
    const auto known_on = day_of(order.ended_at.value_or(order.issued_at));
    return add_years(known_on, static_cast<int>(policy.limitation_years));
}

bool has_claim(const Ticket& ticket, const Order& order) {
    return order.state == OrderState::defaulted && claim_of(ticket, order.k).count > 0;
}

std::optional<Instant> written_order_due(const Ticket& ticket, const Order& order) {
    if (!order.phone_first) {
        return std::nullopt;
    }
    const auto run = std::find_if(ticket.clocks.begin(), ticket.clocks.end(), [&](const ClockRun& each) {
        return each.clock == Clock::dispatch && each.started_at == order.issued_at;
    });
    return run == ticket.clocks.end() ? std::nullopt : std::optional(run->due_at);
}

bool is_written_late(const Ticket& ticket, const Order& order, Instant now) {
    const auto due = written_order_due(ticket, order);
    const auto end = order.served_at ? order.served_at : order.ended_at;
    return due && end.value_or(now) > *due;
}

}  // namespace aftercare
