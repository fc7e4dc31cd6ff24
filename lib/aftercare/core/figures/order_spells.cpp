#include "aftercare/core/figures/order_spells.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// Whether the order lies with its party: it was told, and has neither done it nor been released.
bool lies_with_party(const Order& order) {
    switch (order.state) {
        case OrderState::served:
        case OrderState::acked:
        case OrderState::on_site:
            return true;
        case OrderState::issued:
            return order.phone_first;
        default:
            return false;
    }
}

}  // namespace

void note_orders(TicketFacts& facts, const ActFolded& act) {
    const auto at = act.entry.stamp.at;
    auto& spells = facts.order_spells;
    for (const auto& order : act.after.orders) {
        const auto last = std::find_if(spells.rbegin(), spells.rend(),
                                       [&](const OrderSpell& each) { return each.k == order.k; });
        const bool was_with_party = last != spells.rend() && !last->until;
        const bool is_with_party = lies_with_party(order);
        if (was_with_party && !is_with_party) {
            last->until = at;
        } else if (!was_with_party && is_with_party) {
            if (std::holds_alternative<Rejected>(act.entry.event)) {
                facts.steps.push_back({StepKind::sent_back, at, &act.entry.stamp, false, order.k});
            }
            spells.push_back({order.k, at});
        }
    }
}

}  // namespace aftercare
