#include "aftercare/core/operations/operation.hpp"

#include <algorithm>

#include "aftercare/core/claim.hpp"

namespace aftercare {

bool needs_order(const Policy& policy, const Ticket& ticket) {
    return ticket.kind == Kind::repair ||
           (ticket.kind == Kind::complaint && needs_cause(policy, ticket.category));
}

TargetKey target_key(const Ticket& ticket, std::string_view project) {
    return {.kind = ticket.kind,
            .category = ticket.category,
            .urgency = ticket.urgency.value_or(Urgency::normal),
            .project = project};
}

std::optional<Refused> refuse(Verb verb, const Facts& facts, Effect effect) {
    if (facts.now != nullptr) {
        if (auto no = refuse(verb, *facts.now, facts.actor, facts.when, effect)) {
            return no;
        }
    }
    auto no = refuse(verb, facts.ticket, facts.actor, facts.when, effect);
    if (no && facts.now != nullptr && no->why == Refusal::wrong_state) {
        no->why = Refusal::state_then;
        no->helps.clear();
    }
    return no;
}

int next_order(const Ticket& ticket) {
    return ticket.work.given.order + 1;
}

std::optional<Refused> refuse_order(const Facts& facts, int k) {
    const auto* order = find_order(facts.latest(), k);
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
