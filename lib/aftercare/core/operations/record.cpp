#include "aftercare/core/operations/record.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<Recorded> decide(Recorded asked, const Facts& facts) {
    const auto& ticket = facts.ticket;
    asked.about = asked.about.value_or(ticket.kind == Kind::repair ? About::repair : About::service);
    const auto until = reopen_until(facts.policy, ticket);
    asked.reopens = ticket.state == State::closed && is_dissatisfied(asked.score) &&
                    *asked.about == About::repair && (!until || facts.when.at <= *until);
    if (auto no = refuse(Verb::record, facts, asked.reopens ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_closing(facts)) {
        return *no;
    }
    asked.deadlines = asked.reopens ? reopen_deadlines(facts) : Deadlines{};
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Recorded& event) {
    const bool first = ticket.callback_state != CallbackState::reached;
    stop_clock(ticket, Clock::callback, stamp.at);
    note_contact(ticket, stamp.at, event.how);
    ticket.callback_state = CallbackState::reached;
    if (first) {
        ticket.score = event.score;
        ticket.score_about = event.about;
        ticket.called_at = stamp.at;
    }
    if (event.reopens) {
        reopen_ticket(ticket, stamp, Verb::record, event.deadlines);
    }
}

}  // namespace aftercare
