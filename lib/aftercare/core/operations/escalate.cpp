#include "aftercare/core/operations/escalate.hpp"

namespace aftercare {

Decided<Escalated> decide(Escalated asked, const Facts& facts) {
    if (auto no = refuse(Verb::escalate, facts, Effect::fact)) {
        return *no;
    }
    if (!asked.acknowledged) {
        return asked;
    }
    const auto& ticket = facts.ticket;
    if (!ticket.escalated_at || ticket.escalation_noted_at) {
        auto no = refused(ticket.escalated_at ? Refusal::noted_before : Refusal::not_escalated, ticket);
        no.detail = ticket.escalation_noted_by;
        no.since = ticket.escalation_noted_at;
        no.helps = ticket.escalated_at ? "" : "dispatch escalate";
        return no;
    }
    asked.to = asked.to.empty() ? ticket.escalated_to : asked.to;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Escalated& event) {
    if (event.acknowledged) {
        ticket.escalation_noted_at = stamp.at;
        ticket.escalation_noted_by = event.to;
        return;
    }
    ticket.escalated_at = stamp.at;
    ticket.escalated_to = event.to;
    ticket.escalation_noted_at.reset();
    ticket.escalation_noted_by.clear();
    ticket.answer_refused = false;
}

}  // namespace aftercare
