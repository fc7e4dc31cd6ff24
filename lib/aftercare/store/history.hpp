// A ticket with its entries of the journal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/ticket.hpp"
#include "aftercare/store/journal.hpp"

namespace aftercare {

struct History {
    Ticket ticket;
    std::string number;
    std::vector<Entry> entries;                 ///< in the order in which they were entered
    std::vector<std::optional<State>> entered;  ///< into which state each brought the ticket
};

/// Ends a command that met an entry of the journal that cannot be read. Throws DamagedError.
[[noreturn]] void throw_unreadable();

/// The entries of a subject, in the order in which they were entered, struck ones too.
std::vector<Entry> load_entries(Database& db, SubjectKind kind, std::int64_t key);

/// The ticket must exist.
History load_history(Database& db, TicketId id, const std::string& number);

}  // namespace aftercare
