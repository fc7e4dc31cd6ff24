// The journal: append-only entries, each chained to the one before by SHA-256.
//
// The text that is hashed is written down in schemas/0001-ledger.sql, so that anyone can recompute the chain
// with sqlite3 and sha256sum. Keys are packed: chain * 2^40 + seq.
//
// An act is one transaction: its entries share `act`, the seq of the first of them, by which all that it did
// is found, shown and struck out together. `recorded_at` is the clock at the append, under the lock, and
// never runs back within an epoch; an act is known from its last entry's on, as a whole.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/verbs.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// One entry. `verb` is a text, so that damage can be read and named too.
struct Entry {
    EntryId id;
    std::int64_t act = 0;  ///< seq of the first entry of its transaction
    std::string subject_kind;
    std::int64_t subject_id = 0;
    std::string subject;
    std::string verb;
    Instant happened_at;
    Instant recorded_at;
    std::string actor;
    std::string os_user;
    std::string body;
    Digest hash{};
    std::int64_t struck_by = 0;  ///< the entry that strikes it out; 0: none does. By load_entries() alone
};

/// A run of the journal.
struct Chain {
    std::int64_t id = 0;
    std::string site;
    std::int64_t epoch = 1;
};

/// The clock that stamps entries, injected: nothing here reads the system's.
using SystemClock = std::function<Instant()>;

/// Seq of an entry within its chain.
constexpr std::int64_t seq_of(EntryId id) {
    return id.value % k_entries_a_chain;
}
constexpr std::int64_t chain_of(EntryId id) {
    return id.value / k_entries_a_chain;
}

/// The hash an entry must have behind one with hash `before` (all zero bytes before the first). `scratch` is
/// reused.
Digest hash_of(const Entry& entry, const Digest& before, const Chain& chain, std::string& scratch);

/// Chains by id.
std::vector<Chain> load_chains(Database& db);

/// The last entry's id and hash; id 0 and zero bytes in an empty journal.
struct Head {
    EntryId id;
    Digest hash{};
    Instant recorded_at;
};
Head load_head(Database& db);

/// The bytes of the column `hash`; zero bytes where it is too short.
Digest digest_of(std::span<const std::uint8_t> bytes);

/// The columns that read_entry expects, for SELECTs of entries.
extern const char* const k_entry_columns;
constexpr int k_entry_column_count = 12;
void read_entry(const Statement& statement, Entry& entry);

/// The entries behind `after`, in order: the one reader of the journal from end to end, for export, replay,
/// verify and whoever takes a copy of it further.
Statement entries_after(Database& db, EntryId after);

/// Of a row with k_entry_columns, without copying its texts: its key and hash, the act it belongs to, and the
/// hash it must have.
Head head_of_row(const Statement& row);
std::int64_t act_of_row(const Statement& row);
Digest hash_of_row(const Statement& row, const Digest& before, const Chain& chain, std::string& scratch);

/// How far the clock may stand behind the last entry, or ahead of it, before nothing is entered by it.
constexpr Seconds k_clock_behind_max{5 * 60};
constexpr Seconds k_clock_ahead_max{366 * 24 * 3600};

/// Appends the entries of one act, within a transaction that the caller holds; head and chain are read once
/// and kept.
class JournalWriter {
  public:
    JournalWriter(Database& db, SystemClock clock);

    /// The time of the act: the clock, or the last entry's stamp when the clock is a little behind it. Throws
    /// Error{system} when it is further behind, or ahead, than a clock that is right can be; the first entry
    /// of an epoch starts a clock anew.
    Instant now() const;
    /// The clock for the next entry's recorded_at; never before the last entry's within an epoch.
    Instant stamp() const;
    /// Numbers, chains and writes `entry`, which has just been stamped; sets its id, act and hash.
    void append(Entry& entry);
    /// Begins a new epoch, `first` or the one behind those that there are: the next entry is the first of a
    /// new chain.
    void begin_epoch(const std::string& site, std::int64_t first = 1);
    const Head& head() const { return m_head; }
    const Chain& chain() const { return m_chain; }

  private:
    bool begins_chain() const { return m_head.id.value == 0 || chain_of(m_head.id) != m_chain.id; }

    Database& m_db;
    SystemClock m_clock;
    Chain m_chain;
    Head m_head;
    std::int64_t m_act = 0;  ///< 0: nothing was appended yet
    std::string m_scratch;
};

/// Writes a chain as it is. Throws Error{system} for a site that cannot be framed (entered_text.hpp).
void insert_chain(Database& db, const Chain& chain);

/// Writes an entry as it is, for import of an export. The caller has checked its hash. Throws Error{system}
/// when a column that the hash frames by line feeds has a control character or is no UTF-8.
void insert_entry(Database& db, const Entry& entry);

}  // namespace aftercare
