#include "aftercare/core/operations/answer.hpp"

#include "aftercare/core/operations/closing.hpp"
#include "aftercare/core/operations/promise.hpp"

namespace aftercare {

namespace {

bool may_be_answered(const Facts& facts) {
    const auto& ticket = facts.ticket;
    if (ticket.kind == Kind::complaint) {
        return !needs_cause(facts.policy, ticket.category);
    }
    return ticket.kind != Kind::repair;
}

}  // namespace

Decided<Answered> decide(Answered asked, const Facts& facts, const std::string& supervisor) {
    const bool closes = asked.was_accepted.value_or(true);
    if (auto no = refuse(Verb::answer, facts, closes ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (!may_be_answered(facts)) {
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
    asked.deadlines = closes ? callback_deadlines(facts) : contact_deadlines(facts);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Answered& event) {
    note_contact(ticket, stamp.at, event.how);
    stop_clock(ticket, Clock::accept, stamp.at);
    stop_clock(ticket, Clock::feedback, stamp.at);
    ticket.result = event.words;
    keep_promises(ticket, stamp.at);
    ticket.adopted = ticket.adopted || event.adopt;
    if (event.was_accepted.value_or(true)) {
        ticket.answer_refused = false;
        close_ticket(ticket, stamp, Verb::answer, ClosedHow::answered, true, event.deadlines);
        return;
    }
    ticket.answer_refused = true;
    apply_deadlines(ticket, event.deadlines);
    if (!event.handler.empty()) {
        ticket.handler = event.handler;
        ticket.handler_assigned = true;
    }
}

}  // namespace aftercare
