#include "aftercare/core/operations/charge.hpp"

#include <algorithm>
#include <set>

#include "aftercare/core/claim.hpp"
#include "aftercare/core/operations/appeal.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

using States = std::initializer_list<ChargeState>;

/// The command that takes a back-charge on from each state.
constexpr auto k_helping = enum_table<ChargeState, const char*>({
    {ChargeState::open, "close charge notice"},
    {ChargeState::noticed, "close charge agree"},
    {ChargeState::disputed, "close charge agree"},
    {ChargeState::litigated, "close charge agree"},
    {ChargeState::agreed, "close charge settle"},
    {ChargeState::settled, ""},
    {ChargeState::waived, ""},
});

Refused refused_charge(Refusal why, const ChargeFacts& facts) {
    return {.why = why, .helps = k_helping[static_cast<std::size_t>(facts.charge.state)]};
}

/// State, then time: nothing happens before `since`.
std::optional<Refused> refuse_step(const ChargeFacts& facts, States from, Instant since) {
    if (std::find(from.begin(), from.end(), facts.charge.state) == from.end()) {
        auto no = refused_charge(Refusal::charge_state, facts);
        no.detail = code_of(facts.charge.state);
        return no;
    }
    if (facts.when.at < since) {
        auto no = refused_charge(Refusal::before_subject, facts);
        no.since = since;
        return no;
    }
    return std::nullopt;
}

/// Who acts, then as above.
std::optional<Refused> refuse_act(const ChargeFacts& facts, States from, Instant since) {
    if (auto no = refuse_actor(facts.actor)) {
        return no;
    }
    return refuse_step(facts, from, since);
}

/// An amount is at least a fen and at most `most`.
std::optional<Refused> refuse_amount(const ChargeFacts& facts, Fen amount, Fen most) {
    if (amount.count <= 0) {
        auto no = refused_charge(Refusal::missing_facts, facts);
        no.missing = {"amount"};
        return no;
    }
    if (amount > most) {
        auto no = refused_charge(Refusal::amount_over, facts);
        no.detail = format_yuan(most);
        no.helps.clear();
        return no;
    }
    return std::nullopt;
}

std::string joined(const std::vector<int>& numbers) {
    std::string text;
    for (const int n : numbers) {
        text += (text.empty() ? "" : ",") + std::to_string(n);
    }
    return text;
}

bool claims(const Charge& charge, int cost) {
    const auto costs = costs_of(charge);
    return charge.state != ChargeState::waived && std::find(costs.begin(), costs.end(), cost) != costs.end();
}

/// The first back-charge that claims one of `costs`, or null.
const NumberedCharge* claimant_of(const std::vector<int>& costs, const std::vector<NumberedCharge>& charges) {
    for (const auto& each : charges) {
        if (std::any_of(costs.begin(), costs.end(), [&](int cost) { return claims(each.charge, cost); })) {
            return &each;
        }
    }
    return nullptr;
}

/// What was spent on replacing the order is nothing, or is claimed already.
Refused nothing_to_claim(const Facts& facts, int k, const std::vector<NumberedCharge>& charges) {
    if (const auto* claimant = claimant_of(costs_behind(facts.ticket, k), charges)) {
        return {.why = Refusal::cost_claimed, .detail = claimant->number, .orders = {k}};
    }
    const auto replacing = replacements_of(facts.ticket, k);
    return {.why = Refusal::no_cost,
            .detail = std::to_string(k),
            .orders = {replacing.begin(), replacing.end()},
            .helps = replacing.empty() ? "dispatch order" : "close cost"};
}

CostReach reach_of_state(ChargeState state) {
    switch (state) {
        case ChargeState::open:
        case ChargeState::noticed:
        case ChargeState::disputed:
            return CostReach::next_notice;
        default:
            return CostReach::too_late;
    }
}

Fen not_covered(const Charge& charge) {
    return {charge.agreed.value_or(Fen{}).count - charge.deducted.count - charge.invoiced.count};
}

/// Invoiced, and not received yet.
Fen not_received(const Charge& charge) {
    return {charge.invoiced.count - charge.received.count};
}

void enter(Charge& charge, ChargeState state, Instant at) {
    charge.state = state;
    charge.state_since = at;
}

}  // namespace

std::vector<int> costs_of(const Charge& charge) {
    std::vector<int> costs;
    for (const auto number : split(charge.costs, ',')) {
        if (const auto n = parse_digits(number)) {
            costs.push_back(static_cast<int>(*n));
        }
    }
    return costs;
}

std::vector<int> claimable_costs(const Ticket& ticket, int k, const std::vector<NumberedCharge>& charges) {
    auto costs = costs_behind(ticket, k);
    std::erase_if(costs, [&](int cost) {
        return std::any_of(charges.begin(), charges.end(), [&](const NumberedCharge& each) {
            return each.charge.order_k != k && claims(each.charge, cost);
        });
    });
    return costs;
}

CostReached reach_of_cost(const Ticket& ticket, std::optional<int> k,
                          const std::vector<NumberedCharge>& charges) {
    CostReached best;
    std::set<int> all;
    for (const auto& order : ticket.orders) {
        if (order.state != OrderState::defaulted) {
            continue;
        }
        const auto replacing = replacements_of(ticket, order.k);
        all.insert(replacing.begin(), replacing.end());
        const auto charge = std::find_if(charges.begin(), charges.end(), [&](const NumberedCharge& each) {
            return each.charge.order_k == order.k;
        });
        const auto reach = !k || replacing.count(*k) == 0 ? CostReach::elsewhere
                           : charge == charges.end()      ? CostReach::claimable
                                                          : reach_of_state(charge->charge.state);
        const bool could_claim = !replacing.empty() || charge != charges.end();
        if (could_claim && reach < best.reach) {
            best = {.reach = reach, .charge = charge == charges.end() ? nullptr : &*charge, .replacing = {}};
        }
    }
    best.replacing.assign(all.begin(), all.end());
    return best;
}

Decided<ChargeOpened> decide(ChargeOpened asked, const Facts& facts,
                             const std::vector<NumberedCharge>& charges) {
    const auto no_for_order = [&](Refusal why, std::string helps) {
        return Refused{.why = why, .orders = {asked.order_k}, .helps = std::move(helps)};
    };
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (auto no = refuse_archived(facts.latest())) {
        return *no;
    }
    if (auto no = refuse_order(facts, asked.order_k)) {
        return *no;
    }
    const auto& order = *find_order(facts.ticket, asked.order_k);
    if (order.state != OrderState::defaulted || !order.ended_at) {
        return no_for_order(Refusal::not_defaulted, {});
    }
    if (facts.when.at < *order.ended_at) {
        auto no = no_for_order(Refusal::before_subject, {});
        no.since = order.ended_at;
        return no;
    }
    for (const auto& each : charges) {
        if (each.charge.order_k == asked.order_k) {
            auto no = no_for_order(Refusal::charged_before, {});
            no.detail = each.number;
            return no;
        }
    }
    asked.costs = claimable_costs(facts.ticket, asked.order_k, charges);
    asked.claimed = sum_of(facts.ticket, asked.costs);
    if (asked.claimed.count == 0) {
        return nothing_to_claim(facts, asked.order_k, charges);
    }
    asked.ticket_id = facts.ticket.id;
    asked.party_id = order.party_id;
    asked.project_id = facts.ticket.project_id;
    asked.weak = weak_proof(facts.ticket, order);
    asked.limitation_on = limitation_of(facts.policy, order);
    return asked;
}

Decided<ChargeNoticed> decide(ChargeNoticed asked, const ChargeFacts& facts) {
    const auto& charge = facts.charge;
    if (auto no = refuse_act(facts, {ChargeState::open, ChargeState::noticed, ChargeState::disputed},
                             charge.opened_at)) {
        return *no;
    }
    asked.costs = claimable_costs(facts.ticket, charge.order_k, facts.charges);
    asked.claimed = sum_of(facts.ticket, asked.costs);
    const auto* order = find_order(facts.ticket, charge.order_k);
    asked.weak = order == nullptr ? std::string(charge.weak) : std::string(weak_proof(facts.ticket, *order));
    return asked;
}

Decided<ChargeDisputed> decide(ChargeDisputed asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::noticed}, facts.last_at)) {
        return *no;
    }
    return asked;
}

Decided<ChargeLitigated> decide(ChargeLitigated asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::disputed}, facts.last_at)) {
        return *no;
    }
    return asked;
}

Decided<ChargeAgreed> decide(ChargeAgreed asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::noticed, ChargeState::disputed, ChargeState::litigated},
                             facts.last_at)) {
        return *no;
    }
    if (auto no = refuse_amount(facts, asked.amount, facts.charge.claimed)) {
        return *no;
    }
    return asked;
}

Decided<ChargeDeducted> decide(ChargeDeducted asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::agreed}, facts.charge.state_since)) {
        return *no;
    }
    const auto most = std::min(not_covered(facts.charge), std::max(facts.retention_left, Fen{}));
    if (auto no = refuse_amount(facts, asked.amount, most)) {
        return *no;
    }
    return asked;
}

Decided<ChargeInvoiced> decide(ChargeInvoiced asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::agreed}, facts.charge.state_since)) {
        return *no;
    }
    if (auto no = refuse_amount(facts, asked.amount, not_covered(facts.charge))) {
        return *no;
    }
    return asked;
}

Decided<ChargeSettled> decide(ChargeSettled asked, const ChargeFacts& facts) {
    if (auto no = refuse_act(facts, {ChargeState::agreed}, facts.last_at)) {
        return *no;
    }
    const auto to_come = not_received(facts.charge);
    if (asked.received) {
        if (auto no = refuse_amount(facts, *asked.received, to_come)) {
            return *no;
        }
        return asked;
    }
    if (const auto left = not_covered(facts.charge); left.count != 0) {
        auto no = refused_charge(Refusal::money_left, facts);
        no.detail = format_yuan(left);
        no.helps = "close charge invoice";
        return no;
    }
    if (to_come.count > 0) {
        asked.received = to_come;
    }
    return asked;
}

Decided<ChargeWaived> decide(ChargeWaived asked, const ChargeFacts& facts, const Actor& approver) {
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (auto no = refuse_approver(approver)) {
        return *no;
    }
    if (auto no = refuse_step(facts,
                              {ChargeState::open, ChargeState::noticed, ChargeState::disputed,
                               ChargeState::litigated, ChargeState::agreed},
                              facts.last_at)) {
        return *no;
    }
    return asked;
}

void apply(Charge& charge, const Stamp& stamp, const ChargeOpened& event) {
    charge.ticket_id = event.ticket_id;
    charge.order_k = event.order_k;
    charge.party_id = event.party_id;
    charge.project_id = event.project_id;
    charge.state_since = stamp.at;
    charge.opened_at = stamp.at;
    charge.opened_by = stamp.actor;
    charge.opened_claim = event.claimed;
    charge.claimed = event.claimed;
    charge.costs = joined(event.costs);
    charge.weak = event.weak;
    charge.limitation_on = event.limitation_on;
}

void apply(Charge& charge, const Stamp& stamp, const ChargeNoticed& event) {
    charge.noticed_at = charge.noticed_at.value_or(stamp.at);
    charge.noticed_how = charge.noticed_how.value_or(event.how);
    charge.claimed = event.claimed;
    charge.costs = joined(event.costs);
    charge.weak = event.weak;
    if (charge.state == ChargeState::open) {
        enter(charge, ChargeState::noticed, stamp.at);
    }
}

void apply(Charge& charge, const Stamp& stamp, const ChargeDisputed&) {
    enter(charge, ChargeState::disputed, stamp.at);
}

void apply(Charge& charge, const Stamp& stamp, const ChargeLitigated&) {
    enter(charge, ChargeState::litigated, stamp.at);
}

void apply(Charge& charge, const Stamp& stamp, const ChargeAgreed& event) {
    charge.agreed = event.amount;
    enter(charge, ChargeState::agreed, stamp.at);
}

void apply(Charge& charge, const Stamp&, const ChargeDeducted& event) {
    charge.deducted.count += event.amount.count;
}

void apply(Charge& charge, const Stamp&, const ChargeInvoiced& event) {
    charge.invoiced.count += event.amount.count;
}

void apply(Charge& charge, const Stamp& stamp, const ChargeSettled& event) {
    charge.received.count += event.received.value_or(Fen{}).count;
    if (not_covered(charge).count == 0 && not_received(charge).count == 0) {
        charge.settled_at = stamp.at;
        enter(charge, ChargeState::settled, stamp.at);
    }
}

void apply(Charge& charge, const Stamp& stamp, const ChargeWaived& event) {
    charge.waived_by = event.approved_by;
    enter(charge, ChargeState::waived, stamp.at);
}

}  // namespace aftercare
