// A ticket with its entries of the journal.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/ticket.hpp"
#include "aftercare/store/journal.hpp"

namespace aftercare {

struct History {
    Ticket ticket;
    std::string number;
    std::vector<Entry> entries;  ///< in the order in which they were entered
};

/// The entries of a subject, in the order in which they were entered.
std::vector<Entry> load_entries(Database& db, SubjectKind kind, std::int64_t key);

/// The ticket must exist.
History load_history(Database& db, TicketId id, const std::string& number);

}  // namespace aftercare
