#include "aftercare/core/operations/waive.hpp"

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<CallbackWaived> decide(CallbackWaived asked, const Facts& facts) {
    if (auto no = refuse(Verb::waive, facts, Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_ending(facts)) {
        return *no;
    }
    if (!is_waiting(callback_in_hand(facts.ticket, facts.when.at))) {
        auto no = refused(Refusal::no_callback_due, facts.ticket);
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const CallbackWaived& event) {
    if (event.not_sampled) {
        for (auto& callback : ticket.callbacks) {
            callback.not_sampled = callback.not_sampled || callback.state == CallbackState::due;
        }
        waive_callbacks(ticket, stamp.at);
    } else if (auto* callback = callback_in_hand(ticket, stamp.at); is_waiting(callback)) {
        waive_callback(*callback, stamp.at);
    } else {
        return;  // an act that was entered later ended it before
    }
    ticket.callback_state = CallbackState::waived;
}

}  // namespace aftercare
