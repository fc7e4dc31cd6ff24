#include "aftercare/core/operations/confirm.hpp"

#include <algorithm>

namespace aftercare {

std::vector<std::string> lacking(const Ticket& ticket) {
    std::vector<std::string> missing;
    if (!ticket.unit_id && ticket.place.empty()) {
        missing.emplace_back("unit");
    }
    const bool anonymous =
        !ticket.anonymous_reason.empty() &&
        std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                    [](const Contact& contact) { return contact.role == ContactRole::anonymous; });
    const bool phone = std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                                   [](const Contact& contact) { return contact.has_phone; });
    if (ticket.contacts.empty()) {
        missing.emplace_back("contact");
    } else if (!phone && !anonymous) {
        missing.emplace_back("phone");
    }
    if (ticket.symptom.empty()) {
        missing.emplace_back("symptom");
    }
    if (ticket.kind == Kind::repair && ticket.element.empty()) {
        missing.emplace_back("element");
    }
    return missing;
}

std::vector<std::string> worth_asking(const Ticket& ticket) {
    std::vector<std::string> missing;
    if (ticket.location.empty()) {
        missing.emplace_back("location");
    }
    if (!ticket.noticed_at) {
        missing.emplace_back("noticed");
    }
    if (ticket.expected.empty()) {
        missing.emplace_back("expect");
    }
    return missing;
}

Decided<Confirmed> decide(Confirmed asked, const Facts& facts) {
    if (auto no = refuse(Verb::confirm, facts, Effect::fact)) {
        return *no;
    }
    if (auto missing = lacking(facts.ticket); !missing.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = std::move(missing);
        no.helps = "intake amend";
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Confirmed&) {
    if (!ticket.confirmed_at) {
        ticket.confirmed_at = stamp.at;
    }
}

}  // namespace aftercare
