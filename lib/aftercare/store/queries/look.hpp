// Finding a household at second ten of a call: by room, phone or its tail, or name.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// A unit, or a ticket whose place is no registered unit.
struct Household {
    std::int64_t unit = 0;    ///< key of the unit, 0 for none
    std::int64_t ticket = 0;  ///< key of the ticket when there is no unit
    auto operator<=>(const Household&) const = default;
};

/// Households that fit all words: the words together as a room, else each as a room, a phone or its tail (3
/// digits or more), or a name, its beginning, or a part of it. Sorted.
std::vector<Household> find_households(Database& db, const std::vector<std::string>& words);

/// A ticket of a household with its number.
struct HouseholdTicket {
    Ticket ticket;
    std::string number;
};

/// Its tickets, as far as they are wanted, and what is left.
struct HouseholdTickets {
    std::vector<HouseholdTicket> tickets;
    std::size_t more_closed = 0;  ///< closed ones beyond those
};

/// Open ones first, then the newest; at most `most_closed` closed ones.
HouseholdTickets tickets_of(Database& db, const Household& household, std::size_t most_closed);

}  // namespace aftercare
