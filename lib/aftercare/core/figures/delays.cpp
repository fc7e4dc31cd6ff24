#include "aftercare/core/figures/delays.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// Whose the ticket was at each instant; what is asked of it changes at `turns()` alone.
class Attribution {
  public:
    Attribution(const TicketFacts& facts, const Policies& policies,
                const std::function<PartyKind(PartyId)>& kind_of)
        : m_facts(facts), m_kind_of(kind_of) {
        for (const auto& hold : facts.ticket.holds) {
            const auto is = [&](CodeTrait trait) {
                return has_trait(policies.at(hold.from_at), CodeTable::hold_reason, hold.reason, trait);
            };
            const Period span{hold.from_at, std::min(hold.until_at.value_or(hold.review_at), hold.review_at)};
            if (is(CodeTrait::by_owner)) {
                m_owner.push_back(span);
            } else if (is(CodeTrait::by_third)) {
                m_third.push_back(span);
            }
        }
        for (const auto& spell : facts.order_spells) {
            if (const auto* order = find_order(facts.ticket, spell.k)) {
                m_orders.push_back({{spell.from, spell.until.value_or(k_end_of_time)}, order});
            }
        }
    }

    /// Every instant at which it may pass from one to another, sorted.
    std::vector<Instant> turns(const Period& within) const {
        std::vector<Instant> turns = {within.from, within.until};
        const auto turn = [&](const Period& span) {
            for (const auto at : {span.from, span.until}) {
                if (at > within.from && at < within.until) {
                    turns.push_back(at);
                }
            }
        };
        for (const auto& cycle : m_facts.cycles) {
            turn({cycle.from, cycle.ended_at.value_or(k_end_of_time)});
        }
        std::for_each(m_owner.begin(), m_owner.end(), turn);
        std::for_each(m_third.begin(), m_third.end(), turn);
        for (const auto& [span, order] : m_orders) {
            turn(span);
        }
        std::sort(turns.begin(), turns.end());
        turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
        return turns;
    }

    /// Between two turns it stays as it is at the first.
    DelaySpan between(Instant from, Instant until) const {
        DelaySpan found{.span = {from, until}};
        const auto holds = [&](const Period& span) { return span.from <= from && from < span.until; };
        const auto any = [&](const std::vector<Period>& spans) {
            return std::any_of(spans.begin(), spans.end(), holds);
        };
        if (!was_open(m_facts, from)) {
            found.of = Delay::closed;
        } else if (any(m_owner)) {
            found.of = Delay::owner;
        } else if (any(m_third) || any_order_of_others(from)) {
            found.of = Delay::third;
        } else if (const auto* order = first_order(from); order != nullptr && !is_ours(*order)) {
            found.of = Delay::party;
            found.order_k = order->k;
        }
        return found;
    }

  private:
    struct OrderSpan {
        Period span;
        const Order* order;
    };

    bool is_ours(const Order& order) const {
        const auto kind = m_kind_of(order.party_id);
        return kind == PartyKind::own_crew || kind == PartyKind::department;
    }
    bool is_of_others(const Order& order) const {
        const auto kind = m_kind_of(order.party_id);
        return order.kind == OrderKind::coordination &&
               (kind == PartyKind::utility || kind == PartyKind::government || kind == PartyKind::property);
    }
    bool any_order_of_others(Instant at) const {
        return std::any_of(m_orders.begin(), m_orders.end(), [&](const OrderSpan& each) {
            return each.span.from <= at && at < each.span.until && is_of_others(*each.order);
        });
    }
    /// Of the orders that lie with their parties the one due first, or null.
    const Order* first_order(Instant at) const {
        const Order* first = nullptr;
        for (const auto& [span, order] : m_orders) {
            if (span.from <= at && at < span.until && (first == nullptr || order->due_at < first->due_at)) {
                first = order;
            }
        }
        return first;
    }

    const TicketFacts& m_facts;
    const std::function<PartyKind(PartyId)>& m_kind_of;
    std::vector<Period> m_owner, m_third;
    std::vector<OrderSpan> m_orders;
};

}  // namespace

std::vector<DelaySpan> delays_of(const TicketFacts& facts, const Policies& policies,
                                 const std::function<PartyKind(PartyId)>& kind_of, const Period& within,
                                 Instant until) {
    const auto& first = facts.cycles.front();
    const auto end = facts.cycles.back().ended_at.value_or(until);
    const Period life{std::max(first.from, within.from), std::min({end, within.until, until})};
    std::vector<DelaySpan> spans;
    if (life.from >= life.until) {
        return spans;
    }
    const Attribution attribution(facts, policies, kind_of);
    const auto turns = attribution.turns(life);
    for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
        const auto span = attribution.between(turns[i], turns[i + 1]);
        const bool goes_on =
            !spans.empty() && spans.back().of == span.of && spans.back().order_k == span.order_k;
        if (goes_on) {
            spans.back().span.until = span.span.until;
        } else {
            spans.push_back(span);
        }
    }
    return spans;
}

}  // namespace aftercare
