// The ledger as it was: a view beside it in which what has changed since is taken back.
//
// The view reads the ledger's own file, so it costs what has changed, not what is there, and every query runs
// on it as it stands.
#pragma once

#include <optional>

#include "aftercare/store/journal.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// The last entry that was known at a time: an act is known as a whole, from its last entry on, and what was
/// entered before one that was known was known too.
EntryId last_known(Database& db, Instant at);

/// The ledger as it stood at `as_of` by what was recorded until `known_at` (each: no limit when empty).
/// Nothing when that is the ledger as it is. Only tickets are taken back to `as_of`; master data are those
/// known at `known_at`, since a ticket may have been entered with an earlier time than its unit was; the
/// ledger's own entries are always those of today, its policies those applied by `as_of`. Acts are known as a
/// whole, each from its last entry's stamp on; what `known_at` gives is final two seconds later.
std::optional<Ledger> as_known(Ledger& ledger, std::optional<Instant> as_of, std::optional<Instant> known_at);

}  // namespace aftercare
