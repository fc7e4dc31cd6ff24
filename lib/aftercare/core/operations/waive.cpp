#include "aftercare/core/operations/waive.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<CallbackWaived> decide(CallbackWaived asked, const Facts& facts) {
    if (auto no = refuse(Verb::waive, facts, Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_closing(facts)) {
        return *no;
    }
    const auto& state = facts.ticket.callback_state;
    if (state != CallbackState::due && state != CallbackState::unreachable) {
        auto no = refused(Refusal::no_callback_due, facts.ticket);
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const CallbackWaived&) {
    ticket.callback_state = CallbackState::waived;
    drop_clock(ticket, Clock::callback, stamp.at);
}

}  // namespace aftercare
