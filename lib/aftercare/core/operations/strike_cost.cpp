#include "aftercare/core/operations/strike_cost.hpp"

#include <algorithm>

namespace aftercare {

Decided<CostStruck> decide(CostStruck asked, const Facts& facts, std::string_view charged_by) {
    if (auto no = refuse(Verb::strike_cost, facts, Effect::fact)) {
        return *no;
    }
    const auto& costs = facts.ticket.costs;
    if (std::none_of(costs.begin(), costs.end(), [&](const Cost& each) { return each.n == asked.n; })) {
        auto no = refused(Refusal::no_such_cost, facts.ticket);
        no.detail = std::to_string(asked.n);
        no.helps = "report show";
        return no;
    }
    if (!charged_by.empty()) {
        auto no = refused(Refusal::cost_charged, facts.ticket);
        no.detail = charged_by;
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const CostStruck& event) {
    std::erase_if(ticket.costs, [&](const Cost& each) { return each.n == event.n; });
}

}  // namespace aftercare
