#include "aftercare/core/operations/operation.hpp"

#include "aftercare/core/claim.hpp"

namespace aftercare {

std::optional<Refused> refuse_order(const Facts& facts, int k) {
    const auto* order = find_order(facts.ticket, k);
    if (order != nullptr && facts.when.at >= order->issued_at) {
        return std::nullopt;
    }
    auto no = refused(order == nullptr ? Refusal::no_such_order : Refusal::before_subject, facts.ticket);
    no.helps.clear();
    if (order == nullptr) {
        no.detail = std::to_string(k);
    } else {
        no.orders = {k};
        no.since = order->issued_at;
    }
    return no;
}

std::optional<Refused> refuse_own_replacement(const Facts& facts, int k, PartyId party) {
    if (!is_own_replacement(facts.ticket, k, party)) {
        return std::nullopt;
    }
    auto no = refused(Refusal::own_replacement, facts.ticket);
    no.orders = {k};
    no.helps.clear();
    return no;
}

Decided<int> choose_order(const Facts& facts, std::optional<int> asked) {
    const auto open = open_orders(facts.ticket);
    if (!asked && open.size() != 1) {
        auto no = refused(open.empty() ? Refusal::no_open_order : Refusal::several_open_orders, facts.ticket);
        no.orders = open;
        no.helps = open.empty() ? "dispatch order" : "";
        return no;
    }
    const int k = asked.value_or(open.empty() ? 0 : open.front());
    if (auto no = refuse_order(facts, k)) {
        return *no;
    }
    const auto state = find_order(facts.ticket, k)->state;
    if (!is_open(state)) {
        auto no = refused(Refusal::order_state, facts.ticket);
        no.orders = {k};
        no.detail = code_of(state);
        no.helps = state == OrderState::done ? no.helps : "dispatch order";
        return no;
    }
    return k;
}

}  // namespace aftercare
