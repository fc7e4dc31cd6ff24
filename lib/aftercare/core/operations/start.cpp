#include "aftercare/core/operations/start.hpp"

namespace aftercare {

std::optional<Refused> refuse_without_consent(const Facts& facts) {
    const auto& ticket = facts.ticket;
    if (!ticket.consent_needed || ticket.consent_plan == ticket.plan_version) {
        return std::nullopt;
    }
    auto no = refused(ticket.consent_refused ? Refusal::consent_refused : Refusal::consent_missing, ticket);
    no.detail = std::to_string(ticket.plan_version);
    no.helps = ticket.consent_refused ? "dispatch plan" : "dispatch consent";
    return no;
}

std::optional<Refused> refuse_at_gate(const Facts& facts) {
    if (auto no = refuse_without_consent(facts)) {
        return no;
    }
    if (!facts.ticket.works_from_at || facts.when.at >= *facts.ticket.works_from_at) {
        return std::nullopt;
    }
    auto no = refused(Refusal::works_announced, facts.ticket);
    no.until = facts.ticket.works_from_at;
    no.helps = "dispatch start --emergency";
    return no;
}

Decided<Started> decide(Started asked, const Facts& facts) {
    const auto gates = asked.emergency ? Gates::passed : Gates::hold;
    if (auto no = refuse(Verb::start, facts, Effect::changes_state, gates)) {
        return *no;
    }
    if (asked.emergency && asked.words.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"words"};
        no.helps.clear();
        return no;
    }
    if (auto no = refuse_at_gate(facts); no && !asked.emergency) {
        return *no;
    }
    asked.entered_late = asked.emergency && is_entered_late(facts);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Started& event) {
    enter(ticket, State::in_progress, Verb::start, stamp.at, stamp.actor);
    ticket.started_at = stamp.at;
    ticket.emergency_start = ticket.emergency_start || event.emergency;
    for (auto& order : ticket.orders) {
        if (event.emergency && order.cycle == ticket.cycle) {
            order.emergency = order.emergency || !event.entered_late;
            order.emergency_late = order.emergency_late || event.entered_late;
        }
    }
}

}  // namespace aftercare
