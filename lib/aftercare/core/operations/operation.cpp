#include "aftercare/core/operations/operation.hpp"

#include <algorithm>

#include "aftercare/core/claim.hpp"
#include "aftercare/support/enum_table.hpp"

namespace aftercare {

namespace {

constexpr auto k_need_commands = enum_table<GateNeed, std::string_view>({
    {GateNeed::plan, "dispatch plan"},
    {GateNeed::consent, "dispatch consent"},
    {GateNeed::notice, "dispatch notice"},
    {GateNeed::photo, "intake attach"},
    {GateNeed::escalate, "dispatch escalate"},
    {GateNeed::designer, "dispatch order"},
    {GateNeed::safe, "dispatch progress --safe"},
});

bool has_photo(const Ticket& ticket) {
    return std::any_of(ticket.attachments.begin(), ticket.attachments.end(),
                       [](const Attachment& file) { return file.media_type.starts_with("image/"); });
}

/// Whether a designer was given an order that still stands or is done.
bool asks_designer(const Facts& facts) {
    const auto& orders = facts.ticket.orders;
    return std::any_of(orders.begin(), orders.end(), [&](const Order& order) {
        return !order.ended_at && facts.party_kind && facts.party_kind(order.party_id) == PartyKind::designer;
    });
}

bool is_met(GateNeed need, const Facts& facts) {
    const auto& ticket = facts.ticket;
    switch (need) {
        case GateNeed::plan:
            return ticket.plan_version > 0;
        case GateNeed::consent:
            return ticket.plan_version > 0 && ticket.consent_plan == ticket.plan_version;
        case GateNeed::notice:
            return ticket.works_from_at.has_value();
        case GateNeed::photo:
            return has_photo(ticket);
        case GateNeed::escalate:
            return ticket.escalated_at.has_value();
        case GateNeed::designer:
            return asks_designer(facts);
        case GateNeed::safe:
            return ticket.made_safe_at.has_value();
    }
    return true;
}

std::optional<Refused> refuse_at_gates(Verb verb, const Facts& facts) {
    const auto key = target_key(facts.ticket, facts.project);
    std::vector<std::string> missing;
    for (const auto need : needs_of(facts.policy, verb, key, facts.ticket.element)) {
        if (!is_met(need, facts)) {
            missing.emplace_back(code_of(need));
        }
    }
    if (missing.empty()) {
        return std::nullopt;
    }
    auto no = refused(Refusal::gate_shut, facts.ticket);
    no.detail = code_of(verb);
    no.missing = std::move(missing);
    no.helps.clear();
    return no;
}

}  // namespace

std::string_view helping_command(GateNeed need) {
    return k_need_commands[static_cast<std::size_t>(need)];
}

bool needs_order(const Policy& policy, const Ticket& ticket) {
    return ticket.kind == Kind::repair ||
           (ticket.kind == Kind::complaint &&
            has_trait(policy, CodeTable::category, ticket.category, CodeTrait::is_quality));
}

TargetKey target_key(const Ticket& ticket, std::string_view project) {
    return {.kind = ticket.kind,
            .category = ticket.category,
            .urgency = ticket.urgency.value_or(Urgency::normal),
            .project = project};
}

std::optional<Refused> refuse(Verb verb, const Facts& facts, Effect effect, Gates gates) {
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
    return no || gates == Gates::passed ? no : refuse_at_gates(verb, facts);
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
