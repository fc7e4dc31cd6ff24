#include "aftercare/core/coming_back.hpp"

namespace aftercare {

std::optional<Instant> reckon_return(const Policy& policy, const Ticket& ticket) {
    const auto days_from = [](Instant from, std::int64_t days) {
        return from + Seconds{days * k_24_hours.count};
    };
    switch (ticket.state) {
        case State::closed:
            return days_from(
                ticket.closed_at.value_or(ticket.state_since),
                ticket.closed_by_owner ? policy.owner_return_days : reopen_days(policy, ticket.category));
        case State::declined:
            return days_from(ticket.work.told_at.value_or(ticket.state_since), policy.appeal_days);
        case State::withdrawn:
            return days_from(ticket.state_since, policy.appeal_days);
        default:
            return std::nullopt;
    }
}

bool may_come_back(const Ticket& ticket, Instant at) {
    return is_open(ticket.state) || (ticket.return_until && at <= *ticket.return_until);
}

std::optional<Refused> refuse_return(const Facts& facts) {
    if (may_come_back(facts.ticket, facts.when.at)) {
        return std::nullopt;
    }
    auto no = refused(Refusal::window_over, facts.ticket);
    no.since = facts.ticket.return_until;
    no.helps = "intake new";
    return no;
}

}  // namespace aftercare
