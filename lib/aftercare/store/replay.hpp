// Rows from the journal: for a ledger that has only its journal (import, restore, migrate), for one whose
// rows are damaged, and for what a ledger knew at an earlier time.
//
// A past state is the same journal up to that time in a temporary ledger, so the same queries run on it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "aftercare/store/writer.hpp"

namespace aftercare {

/// Fills the empty row tables and the search index from the journal, within a transaction that the caller
/// holds. People must be there. `tick` is called for each entry. Throws Error{system} naming the first entry
/// that cannot be folded.
void rebuild_rows(Database& db, const std::function<void()>& tick = {});

/// The ledger as it stood at `as_of` by what was recorded until `known_at` (each: no limit when empty).
/// Nothing when that is the ledger as it is. Only tickets are taken back to `as_of`; master data are those
/// known at `known_at`, since a ticket may have been entered with an earlier time than its unit was; the
/// ledger's own entries and its policies are always those of today. Acts are known as a whole, each from its
/// last entry's stamp on; what `known_at` gives is final two seconds later.
std::optional<Ledger> as_known(Ledger& ledger, std::optional<Instant> as_of, std::optional<Instant> known_at);

/// Makes everything derived anew from the journal: rows, search index, indexes, triggers; what is not the
/// program's goes. The repair of what `verify` finds when the journal is whole. It changes no fact, so no
/// entry tells of it. Journal, chains, people and embedded files stay as they are: nothing else knows what
/// they should be. One transaction; throws Error{system}, and then nothing was changed: when the chain of the
/// journal is damaged, naming the first bad entry; when an entry cannot be folded; as drop_derived() does.
/// Throws Error{busy} when others write for longer than the timeout. `progress` is told now and then how many
/// of so many steps are done.
void rebuild(const std::string& path, std::int64_t busy_timeout_ms,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress = {});

/// Begins an epoch whose clock starts anew, when the ledger's has jumped; its first entry names where the old
/// one ended. Throws Error{fact} when the clock is one that may go on.
void set_clock(const std::string& path, std::int64_t busy_timeout_ms, const Acting& acting);

}  // namespace aftercare
