#include "aftercare/core/operations/answer.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<Answered> decide(Answered asked, const Facts& facts, const std::string& supervisor) {
    const bool closes = asked.was_accepted.value_or(true);
    if (auto no = refuse(Verb::answer, facts, closes ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (needs_order(facts.policy, facts.ticket)) {
        auto no = refused(Refusal::wrong_kind, facts.ticket);
        no.detail = code_of(facts.ticket.kind);
        return no;
    }
    if (auto open = open_orders(facts.ticket); !open.empty()) {
        auto no = refused(Refusal::orders_open, facts.ticket);
        no.orders = std::move(open);
        no.helps = "dispatch cancel";
        return no;
    }
    if (facts.ticket.kind == Kind::complaint && !asked.was_accepted) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"accepted"};
        no.helps.clear();
        return no;
    }
    asked.handler = closes ? std::string() : supervisor;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Answered& event) {
    ticket.result = event.words;
    ticket.adopted = ticket.adopted || event.adopt;
    if (event.was_accepted.value_or(true)) {
        ticket.answer_refused = false;
        close_ticket(ticket, stamp, Verb::answer, ClosedHow::answered);
        return;
    }
    ticket.answer_refused = true;
    if (!event.handler.empty()) {
        ticket.handler = event.handler;
        ticket.handler_assigned = true;
    }
}

}  // namespace aftercare
