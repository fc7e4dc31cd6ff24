#include "aftercare/core/figures/matured.hpp"

#include <algorithm>

namespace aftercare {

bool counts_as_leak(const Policy& policy, const Ticket& ticket) {
    return has_trait(policy, CodeTable::defect, ticket.defect, CodeTrait::is_leak) ||
           has_trait(policy, CodeTable::category, ticket.category, CodeTrait::is_leak);
}

Seconds repeat_window(const TicketFacts& facts, const Rules& rules, Instant completed_at) {
    const auto& policy = rules.policies.at(completed_at);
    auto days = repeat_days(policy, facts.ticket.category);
    if (counts_as_leak(policy, facts.ticket)) {
        for (const auto& category : policy.categories) {
            if (has_trait(policy, CodeTable::category, category.code, CodeTrait::is_leak)) {
                days = std::max(days, repeat_days(policy, category.code));
            }
        }
    }
    return {days * k_24_hours.count};
}

const Cycle* first_accepted(const TicketFacts& facts) {
    const auto cycle = std::find_if(facts.cycles.begin(), facts.cycles.end(), [](const Cycle& each) {
        return each.resolved_at() && !each.is_answered && !each.is_provisional() && !each.is_import;
    });
    return cycle == facts.cycles.end() ? nullptr : &*cycle;
}

}  // namespace aftercare
