#include "aftercare/core/owner_contact.hpp"

#include <algorithm>

namespace aftercare {

namespace {

using FoundContact = std::optional<OwnerContact>;

bool is_own_contact(const Ticket& ticket, const std::optional<Who>& who) {
    if (!who) {
        return true;
    }
    if (who->role) {  // also of a person: a contact of the unit that is not on the ticket
        return *who->role != WhoRole::inspector && *who->role != WhoRole::referrer;
    }
    return who->person &&
           std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                       [&](const Contact& contact) { return contact.person_id == who->person->id; });
}

FoundContact with_owner(const Ticket& ticket, const std::optional<Who>& who, const OwnerContact& contact) {
    return is_own_contact(ticket, who) ? FoundContact(contact) : std::nullopt;
}

/// What most acts are: no words with the owner.
template <class Event>
FoundContact contact_of(const Ticket&, const Stamp&, const Event&) {
    return std::nullopt;
}

FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Confirmed& said) {
    return with_owner(ticket, said.from, {Direction::to_owner, stamp.at, said.how, false});
}
FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Informed& said) {
    return with_owner(ticket, said.to, {Direction::to_owner, stamp.at, said.how, true});
}
FoundContact contact_of(const Ticket&, const Stamp& stamp, const Appointed& said) {
    return said.how ? FoundContact({Direction::to_owner, stamp.at, said.how, true}) : std::nullopt;
}
FoundContact contact_of(const Ticket&, const Stamp& stamp, const Promised& said) {
    return OwnerContact{Direction::to_owner, stamp.at, said.how, false};
}
FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Extended& said) {
    const bool told = said.to || said.how;
    return told ? with_owner(ticket, said.to, {Direction::to_owner, stamp.at, said.how, false})
                : std::nullopt;
}
FoundContact contact_of(const Ticket& ticket, const Stamp&, const Declined& said) {
    return with_owner(ticket, said.to, {Direction::to_owner, said.told_at, said.how, false});
}
FoundContact contact_of(const Ticket&, const Stamp& stamp, const Answered& said) {
    return OwnerContact{Direction::to_owner, stamp.at, said.how, false};
}
FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Recorded& said) {
    return with_owner(ticket, said.from, {Direction::to_owner, stamp.at, said.how, false});
}
FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Chased& said) {
    return with_owner(ticket, said.from,
                      {.direction = Direction::from_owner, .at = stamp.at, .how = said.how, .chases = true});
}
FoundContact contact_of(const Ticket& ticket, const Stamp& stamp, const Consented& said) {
    const bool is_own_unit = !said.unit_id || said.unit_id == ticket.unit_id;
    return is_own_unit ? with_owner(ticket, said.from, {Direction::from_owner, stamp.at, said.how, false})
                       : std::nullopt;
}

/// Registering by phone, or in person at the desk, is a conversation with the owner.
FoundContact contact_by_intake(const Ticket& ticket, const Stamp& stamp, const Opened& said,
                               const Policy& policy) {
    const bool is_spoken = has_trait(policy, CodeTable::channel, ticket.channel, CodeTrait::spoken);
    return is_spoken && !said.imported ? FoundContact({Direction::from_owner, stamp.at, Means::phone, false})
                                       : std::nullopt;
}

void take_first(std::optional<Instant>& first, Instant at) {
    first = first ? std::min(*first, at) : at;
}

}  // namespace

bool is_spoken(std::optional<Means> how) {
    return !how || *how == Means::phone || *how == Means::visit || *how == Means::hand || *how == Means::oral;
}

std::optional<OwnerContact> contact_in(const Ticket& ticket, const Stamp& stamp, const TicketEvent& event,
                                       const Policies& policies) {
    if (const auto* opened = std::get_if<Opened>(&event)) {
        return contact_by_intake(ticket, stamp, *opened, policies.at(stamp.at));
    }
    return std::visit([&](const auto& said) { return contact_of(ticket, stamp, said); }, event);
}

void note_contact(Ticket& ticket, const OwnerContact& contact) {
    const bool to_owner = contact.direction == Direction::to_owner;
    take_first(is_spoken(contact.how) ? ticket.responded_at
               : to_owner             ? ticket.written_to_at
                                      : ticket.owner_wrote_at,
               contact.at);
    if (to_owner) {
        ticket.informed_at = ticket.informed_at ? std::max(*ticket.informed_at, contact.at) : contact.at;
    }
    if (contact.informs) {
        ++ticket.inform_count;
        ticket.notice_written = ticket.notice_written || !is_spoken(contact.how);
        if (awaits_acceptance(ticket)) {
            auto& objected_at = ticket.work.objected_at;
            ticket.told_done_at = objected_at ? contact.at : ticket.told_done_at.value_or(contact.at);
            objected_at.reset();
        }
    }
    if (contact.chases && awaits_acceptance(ticket) && ticket.told_done_at) {
        ticket.work.objected_at = contact.at;
    }
}

}  // namespace aftercare
