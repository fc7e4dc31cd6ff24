// What a ledger holds as a whole, for those who keep it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// How many there are.
struct Contents {
    std::int64_t projects = 0;
    std::int64_t units = 0;
    std::int64_t parties = 0;
    std::int64_t staff = 0;
    std::int64_t people = 0;
    std::int64_t tickets = 0;
    std::map<std::string, std::int64_t, std::less<>> by_state;  ///< of states that tickets are in, by code
};
Contents count_contents(Database& db);

/// The entries of the journal, which have consecutive numbers within each chain.
std::int64_t count_entries(Database& db);
/// When the last entry was recorded; nothing in an empty journal.
std::optional<Instant> last_recorded(Database& db);

/// What SQLite finds first when it looks at the pages; empty when nothing.
struct PageCheck {
    std::string damage;
    bool is_whole = true;  ///< false: of a large ledger only the edges of each table were read
};
PageCheck check_pages(Database& db);

}  // namespace aftercare
