// Rows from the journal: for a ledger that has only its journal (import, restore, migrate), for one whose
// rows are damaged, and for what a ledger knew at an earlier time, in a temporary ledger.
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

/// The ledger as it stood at `as_of` (empty: no limit) by the entries up to and with `last`, in a temporary
/// one, made of the whole journal. What past.hpp does not take back on the ledger itself.
Ledger replayed(Database& from, std::optional<Instant> as_of, EntryId last);

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
