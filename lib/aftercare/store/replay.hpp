// Rows from the journal: for a ledger that has only its journal (import, restore, migrate), and for what a
// ledger knew at an earlier time.
//
// A past state is the same journal up to that time in a temporary ledger, so the same queries run on it.
#pragma once

#include <functional>
#include <optional>

#include "aftercare/store/ledger.hpp"

namespace aftercare {

/// Fills the empty row tables and the search index from the journal, within a transaction that the caller
/// holds. People must be there. `tick` is called for each entry. Throws Error{system} naming the first entry
/// that cannot be folded.
void rebuild_rows(Database& db, const std::function<void()>& tick = {});

/// The ledger as it stood at `as_of` by what was recorded until `known_at` (each: no limit when empty).
/// Nothing when that is the ledger as it is. Only tickets are taken back to `as_of`; master data are those
/// known at `known_at`, since a ticket may have been entered with an earlier time than its unit was; the
/// ledger's own entries and its policies are always those of today.
std::optional<Ledger> as_known(Ledger& ledger, std::optional<Instant> as_of, std::optional<Instant> known_at);

}  // namespace aftercare
