#include "aftercare/core/operations/resume.hpp"

#include <algorithm>

namespace aftercare {

namespace {

State state_after_hold(const Ticket& ticket) {
    if (awaits_acceptance(ticket)) {
        return State::completed;
    }
    const bool open = !open_orders(ticket).empty();
    const bool done = std::any_of(ticket.orders.begin(), ticket.orders.end(),
                                  [&](const Order& order) { return awaits_verification(ticket, order); });
    if (ticket.started_at && (open || done)) {
        return State::in_progress;
    }
    return open ? State::dispatched : State::accepted;
}

}  // namespace

Decided<Resumed> decide(Resumed asked, const Facts& facts) {
    if (auto no = refuse(Verb::resume, facts, Effect::changes_state)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Resumed&) {
    const auto to = state_after_hold(ticket);
    enter(ticket, to, Verb::resume, stamp.at, stamp.actor);
    if (to == State::accepted) {
        ticket.started_at.reset();
    }
    ticket.holds.back().until_at = stamp.at;
}

}  // namespace aftercare
