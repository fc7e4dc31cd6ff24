#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

Decided<int> choose_order(const Facts& facts, std::optional<int> asked) {
    const auto open = open_orders(facts.ticket);
    if (!asked && open.size() != 1) {
        auto no = refused(open.empty() ? Refusal::no_open_order : Refusal::several_open_orders, facts.ticket);
        no.orders = open;
        no.helps = open.empty() ? "dispatch order" : "";
        return no;
    }
    const int k = asked.value_or(open.empty() ? 0 : open.front());
    const auto* order = find_order(facts.ticket, k);
    if (order == nullptr) {
        auto no = refused(Refusal::no_such_order, facts.ticket);
        no.detail = std::to_string(k);
        no.helps.clear();
        return no;
    }
    if (facts.when.at < order->issued_at) {
        auto no = refused(Refusal::before_subject, facts.ticket);
        no.orders = {k};
        no.since = order->issued_at;
        return no;
    }
    if (!is_open(order->state)) {
        auto no = refused(Refusal::order_state, facts.ticket);
        no.orders = {k};
        no.detail = code_of(order->state);
        return no;
    }
    return k;
}

}  // namespace aftercare
