// Tickets by their numbers: what a number names, and which tickets belong to one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/ids.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// A ticket as people name it.
struct NumberedTicket {
    TicketId id;
    std::string number;
    bool is_open = false;
};

/// The ticket of a key; nothing when there is none.
std::optional<NumberedTicket> numbered_ticket(Database& db, TicketId id);

/// The ticket that `actor` acted on last; nothing when there is none.
std::optional<NumberedTicket> last_touched(Database& db, std::string_view actor);

/// Those merged into a ticket, and those that follow it, in the order of their numbers.
std::vector<NumberedTicket> merged_into(Database& db, TicketId id);
std::vector<NumberedTicket> followers_of(Database& db, TicketId id);
/// Those merged into a ticket, and into these, along the whole chain.
std::vector<TicketId> all_merged_into(Database& db, TicketId id);
/// Those that are over and not archived, without the ones that may still come back at `at` by themselves: of
/// a merged one the ticket that goes on decides.
std::vector<NumberedTicket> archivable_tickets(Database& db, Instant at);

}  // namespace aftercare
