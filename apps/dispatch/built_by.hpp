// Who is sent to the work when an order names nobody: who built what the ticket is about.
#pragma once

#include <optional>
#include <string>

#include "apps/shared/batch.hpp"

namespace aftercare {

/// A party taken from the contracts, and the words that say so.
struct TakenParty {
    Party party;
    std::string words;
};

/// The party whose contract covers the element, the defect and the building of the ticket (core/builder.hpp).
/// It is never a guess. Throws Error{fact}, with what was looked for and how to say it, when no contract
/// covers them; when the contracts of several parties do so alike, with the candidates; and when the party
/// has had an order of this ticket that another takes the place of (`replaces`), that it gave back, that
/// another took over, or that it was given up on for: whether it is sent again, somebody has to say.
TakenParty builder_of_ticket(TicketAct& act, std::optional<int> replaces);

}  // namespace aftercare
