#include "aftercare/core/operations/amend.hpp"

#include <algorithm>

#include "aftercare/core/operations/consent.hpp"

namespace aftercare {

namespace {

template <class T>
void take(T& member, const std::optional<T>& value) {
    if (value) {
        member = *value;
    }
}

void take_contacts(Ticket& ticket, const std::vector<ContactEntry>& contacts) {
    for (const auto& entry : contacts) {
        const auto known =
            std::find_if(ticket.contacts.begin(), ticket.contacts.end(),
                         [&](const Contact& contact) { return contact.person_id == entry.person.id; });
        if (known == ticket.contacts.end()) {
            ticket.contacts.push_back(
                {static_cast<int>(ticket.contacts.size()) + 1, entry.person.id, entry.role, entry.has_phone});
        } else {
            known->role = entry.role;
            known->has_phone = entry.has_phone;
        }
    }
}

void take_values(Ticket& ticket, const Amended& event) {
    if (event.unit_id) {
        ticket.unit_id = event.unit_id;
        ticket.place.clear();
    } else if (event.place) {
        ticket.unit_id.reset();
        ticket.place = *event.place;
    }
    take_contacts(ticket, event.contacts);
    if (!event.anonymous_reason.empty()) {
        ticket.anonymous_reason = event.anonymous_reason;
    }
    take(ticket.channel, event.channel);
    take(ticket.kind, event.kind);
    take(ticket.project_id, event.project_id);
    take(ticket.element, event.element);
    take(ticket.defect, event.defect);
    take(ticket.location, event.location);
    take(ticket.category, event.category);
    take(ticket.symptom, event.symptom);
    take(ticket.expected, event.expected);
    take(ticket.received_by, event.received_by);
    if (event.urgency) {
        ticket.urgency = event.urgency;
    }
    if (event.noticed_at) {
        ticket.noticed_at = event.noticed_at;
    }
}

/// Before triage the targets of the kind apply: another kind is another commitment, counted from the receipt.
void recommit(Deadlines& deadlines, const TargetContext& context, const Ticket& ticket) {
    for (const auto clock : {Clock::feedback, Clock::resolve}) {
        const auto* run = running_clock(ticket, clock);
        if (run == nullptr && clock == Clock::feedback) {
            continue;
        }
        auto deadline = deadline_from(context, clock, run == nullptr ? ticket.received_at : run->started_at);
        if (deadline) {
            deadline->act = DeadlineAct::commits;
            deadlines.push_back(*deadline);
        }
    }
}

}  // namespace

std::optional<Refused> refuse_urgency(Verb verb, const Facts& facts, Effect effect,
                                      std::optional<Urgency> asked, const std::string& words) {
    const bool lowers = asked && facts.ticket.urgency && *asked < *facts.ticket.urgency;
    if (auto no = refuse_actor(facts.actor, lowers ? StaffRole::supervisor : StaffRole::desk)) {
        return no;
    }
    if (auto no = refuse(verb, facts, effect)) {
        return no;
    }
    if (lowers && words.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"words"};
        no.helps.clear();
        return no;
    }
    return std::nullopt;
}

Decided<Amended> decide(Amended asked, const Facts& facts) {
    if (auto no = refuse_urgency(Verb::amend, facts, Effect::fact, asked.urgency, asked.words)) {
        return *no;
    }
    Ticket changed = facts.ticket;
    take_values(changed, asked);
    if (changed == facts.ticket && asked.contacts.empty()) {
        auto no = refused(Refusal::nothing_to_change, facts.ticket);
        no.helps.clear();
        return no;
    }
    asked.deadlines.clear();
    const auto context = target_context(facts.policy, facts.project, changed);
    if (asked.kind && *asked.kind != facts.ticket.kind && facts.ticket.state == State::registered) {
        recommit(asked.deadlines, context, facts.ticket);
        apply_deadlines(changed, asked.deadlines);
    }
    if (is_open(facts.ticket.state) &&
        changed.urgency.value_or(Urgency::normal) > facts.ticket.urgency.value_or(Urgency::normal)) {
        auto raised = raised_deadlines(context, changed, facts.when.at);
        asked.deadlines.insert(asked.deadlines.end(), raised.begin(), raised.end());
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Amended& event) {
    const bool is_other_kind = event.kind && *event.kind != ticket.kind && ticket.state == State::registered;
    const bool commits = std::any_of(event.deadlines.begin(), event.deadlines.end(),
                                     [](const Deadline& each) { return each.clock == Clock::resolve; });
    if (is_other_kind && !commits) {
        drop_clock(ticket, Clock::resolve, stamp.at);
    }
    const auto worked_in = unit_worked_in(ticket);
    take_values(ticket, event);
    if (unit_worked_in(ticket) != worked_in) {
        forget_consent(ticket);
    }
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
