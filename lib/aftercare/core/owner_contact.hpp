// Which acts are words between the department and the owner, and in which direction (rules.md §2): one table
// for the facts of a ticket and for its clocks.
//
// Only words with the ticket's own contacts (owner, tenant, family, agent) count: a neighbour's consent and
// words to an inspector, or to who referred the ticket, do not. Nobody named is the ticket's contact.
#pragma once

#include <optional>

#include "aftercare/core/events.hpp"
#include "aftercare/core/policies.hpp"

namespace aftercare {

enum class Direction { to_owner, from_owner };

struct OwnerContact {
    Direction direction = Direction::to_owner;
    Instant at;
    std::optional<Means> how;
    bool informs = false;  ///< the owner was told where the matter stands and what comes next
    bool chases = false;   ///< the owner asked again
};

/// Whether words were spoken: by phone, on a visit, handed over, oral, or no means named.
bool is_spoken(std::optional<Means> how);

/// What `event`, already applied to `ticket`, was as a contact with the owner; nothing when it was none.
std::optional<OwnerContact> contact_in(const Ticket& ticket, const Stamp& stamp, const TicketEvent& event,
                                       const Policies& policies);

/// Writes the facts of a contact: first spoken, first written in each direction, last told, told of the
/// completion; an owner who asks again behind that objects, until told again.
void note_contact(Ticket& ticket, const OwnerContact& contact);

}  // namespace aftercare
