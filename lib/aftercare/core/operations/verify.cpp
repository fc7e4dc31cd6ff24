#include "aftercare/core/operations/verify.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

namespace {

std::optional<Refused> refuse_no_objection(const Facts& facts) {
    const auto& told = facts.ticket.told_done_at;
    if (!told) {
        auto no = refused(Refusal::owner_not_told, facts.ticket);
        no.helps = "dispatch inform";
        return no;
    }
    if (const auto& objected_at = facts.latest().work.objected_at) {
        auto no = refused(Refusal::owner_objected, facts.ticket);
        no.since = *objected_at;
        no.helps = "dispatch inform";
        return no;
    }
    const auto until = *told + Seconds{facts.policy.no_objection_days * k_24_hours.count};
    if (facts.when.at < until) {
        auto no = refused(Refusal::no_objection_too_early, facts.ticket);
        no.since = *told;
        no.until = until;
        return no;
    }
    return std::nullopt;
}

}  // namespace

Decided<Verified> decide(Verified asked, const Facts& facts) {
    if (auto no = refuse(Verb::verify, facts, Effect::changes_state)) {
        return *no;
    }
    if (auto open = open_orders(facts.ticket); !open.empty()) {
        auto no = refused(Refusal::orders_open, facts.ticket);
        no.orders = std::move(open);
        no.helps = "dispatch cancel";
        return no;
    }
    if (asked.no_objection) {
        if (auto no = refuse_no_objection(facts)) {
            return *no;
        }
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Verified& event) {
    for (auto& order : ticket.orders) {
        if (awaits_verification(ticket, order)) {
            order.state = OrderState::verified;
        }
    }
    close_ticket(ticket, stamp, Verb::verify,
                 event.no_objection ? ClosedHow::no_objection : ClosedHow::verified);
}

}  // namespace aftercare
