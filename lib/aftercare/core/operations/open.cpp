#include "aftercare/core/operations/open.hpp"

#include <algorithm>

namespace aftercare {

namespace {

std::vector<std::string> missing_in(const Registration& report) {
    std::vector<std::string> missing;
    if (!report.unit_id && report.place.empty()) {
        missing.emplace_back("unit");
    }
    const bool anonymous =
        std::any_of(report.contacts.begin(), report.contacts.end(),
                    [](const ContactEntry& contact) { return contact.role == ContactRole::anonymous; });
    if (report.contacts.empty()) {
        missing.emplace_back("contact");
    }
    if (anonymous && report.anonymous_reason.empty()) {
        missing.emplace_back("words");
    }
    if (report.symptom.empty()) {
        missing.emplace_back("symptom");
    }
    return missing;
}

}  // namespace

Decided<Opened> decide(Opened asked, const OpenFacts& facts) {
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (!asked.imported) {
        if (auto missing = missing_in(asked.report); !missing.empty()) {
            return Refused{.why = Refusal::missing_facts, .missing = std::move(missing)};
        }
    }
    if (!facts.duplicates.empty()) {
        return Refused{.why = Refusal::duplicate, .tickets = facts.duplicates, .helps = "intake chase"};
    }
    return asked;
}

Thing thing_of(const Registration& report) {
    return {.project_id = report.project_id,
            .unit_id = report.unit_id,
            .place = report.place,
            .element = report.element,
            .defect = report.defect,
            .location = report.location};
}

void apply_registration(Ticket& ticket, const Stamp& stamp, const Registration& report) {
    ticket.kind = report.kind;
    ticket.channel = report.channel;
    ticket.project_id = report.project_id;
    ticket.unit_id = report.unit_id;
    ticket.place = report.place;
    ticket.element = report.element;
    ticket.defect = report.defect;
    ticket.location = report.location;
    ticket.category = report.category;
    ticket.urgency = report.urgency;
    ticket.symptom = report.symptom;
    ticket.expected = report.expected;
    ticket.noticed_at = report.noticed_at;
    ticket.anonymous_reason = report.anonymous_reason;
    ticket.source = report.source;
    ticket.source_id = report.source_id;
    ticket.source_digest = report.source_digest;
    ticket.ref = report.ref;
    ticket.ref_due = report.ref_due;
    ticket.received_at = stamp.at;
    ticket.received_by = report.received_by;
    ticket.handler = stamp.actor;
    for (const auto& contact : report.contacts) {
        ticket.contacts.push_back({static_cast<int>(ticket.contacts.size()) + 1, contact.person.id,
                                   contact.role, contact.has_phone, contact.by_default});
    }
}

void apply(Ticket& ticket, const Stamp& stamp, const Opened& event) {
    apply_registration(ticket, stamp, event.report);
    if (!event.imported && ticket.received_by.empty()) {
        ticket.received_by = stamp.actor;
    }
    ticket.follows = event.link.follows;
    ticket.is_repeat = event.link.is_repeat;
    ticket.follows_said = event.follows_said;
    ticket.state = State::registered;
    ticket.state_since = stamp.at;
    ticket.state_by = stamp.actor;
}

}  // namespace aftercare
