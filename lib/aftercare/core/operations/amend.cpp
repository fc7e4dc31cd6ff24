#include "aftercare/core/operations/amend.hpp"

#include <algorithm>

#include "aftercare/core/operations/consent.hpp"

namespace aftercare {

namespace {

void take_contacts(Ticket& ticket, const std::vector<ContactEntry>& contacts) {
    for (const auto& entry : contacts) {
        const auto known =
            std::find_if(ticket.contacts.begin(), ticket.contacts.end(),
                         [&](const Contact& contact) { return contact.person_id == entry.person.id; });
        if (known == ticket.contacts.end()) {
            const int last = ticket.contacts.empty() ? 0 : ticket.contacts.back().n;
            ticket.contacts.push_back(
                {last + 1, entry.person.id, entry.role, entry.has_phone, entry.by_default});
        } else {
            known->role = entry.role;
            known->has_phone = entry.has_phone;
            known->by_default = entry.by_default;
        }
    }
}

void take_place(Ticket& ticket, const Amended& event) {
    const auto unit = ticket.unit_id;
    const auto place = ticket.place;
    if (event.unit_id) {
        ticket.unit_id = event.unit_id;
        ticket.place.clear();
    } else if (event.place) {
        ticket.unit_id.reset();
        ticket.place = *event.place;
    }
    if (ticket.unit_id != unit || ticket.place != place) {
        std::erase_if(ticket.contacts, [](const Contact& contact) { return contact.by_default; });
    }
}

void take_values(Ticket& ticket, const Amended& event) {
    take_place(ticket, event);
    take_contacts(ticket, event.contacts);
    if (!event.anonymous_reason.empty()) {
        ticket.anonymous_reason = event.anonymous_reason;
    }
    set_if_given(ticket.channel, event.channel);
    set_if_given(ticket.kind, event.kind);
    set_if_given(ticket.project_id, event.project_id);
    set_if_given(ticket.element, event.element);
    set_if_given(ticket.defect, event.defect);
    set_if_given(ticket.location, event.location);
    set_if_given(ticket.category, event.category);
    set_if_given(ticket.symptom, event.symptom);
    set_if_given(ticket.expected, event.expected);
    set_if_given(ticket.received_by, event.received_by);
    set_if_given(ticket.urgency, event.urgency);
    set_if_given(ticket.noticed_at, event.noticed_at);
    set_if_given(ticket.ref, event.ref);
    set_if_given(ticket.ref_due, event.ref_due);
    set_if_given(ticket.ref_solved, event.ref_solved);
    set_if_given(ticket.ref_satisfied, event.ref_satisfied);
    if (event.link) {
        ticket.follows = event.link->follows;
        ticket.is_repeat = event.link->is_repeat;
    }
}

}  // namespace

Ticket ticket_with(Ticket ticket, const Amended& event) {
    take_values(ticket, event);
    return ticket;
}

std::optional<Refused> refuse_urgency(Verb verb, const Facts& facts, Effect effect,
                                      std::optional<Urgency> asked, const std::string& words) {
    const bool lowers = asked && (asked < facts.ticket.urgency || asked < facts.latest().urgency);
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
    const auto changed = ticket_with(facts.ticket, asked);
    const bool is_of_referral = asked.ref_due || asked.ref_solved || asked.ref_satisfied;
    if (is_of_referral && changed.ref.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"ref"};
        no.helps.clear();
        return no;
    }
    if (changed == facts.ticket && asked.contacts.empty()) {
        auto no = refused(Refusal::nothing_to_change, facts.ticket);
        no.helps.clear();
        return no;
    }
    if (changed.contacts.empty() && !facts.ticket.contacts.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"contact"};
        no.helps.clear();
        return no;
    }
    asked.warranty = facts.ticket.accepted_at
                         ? decide_warranty(facts.policy, facts.project, changed, std::move(asked.warranty))
                         : std::nullopt;
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Amended& event) {
    const auto worked_in = unit_worked_in(ticket);
    take_values(ticket, event);
    if (event.warranty) {
        apply_warranty(ticket, *event.warranty);
    }
    if (unit_worked_in(ticket) != worked_in) {
        forget_consent(ticket);
    }
}

}  // namespace aftercare
