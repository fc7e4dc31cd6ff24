// The journal: append-only entries, each chained to the one before by SHA-256.
//
// The text that is hashed is written down in schemas/0001-ledger.sql, so that anyone can recompute the chain
// with sqlite3 and sha256sum. Keys are packed: chain * 2^40 + seq.
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

/// One entry. `verb` and `entered` are texts, so that damage can be read and named too.
struct Entry {
    EntryId id;
    std::string subject_kind;
    std::int64_t subject_id = 0;
    std::string subject;
    std::string verb;
    std::string entered;  ///< empty for none
    Instant happened_at;
    Instant recorded_at;
    std::string actor;
    std::string os_user;
    std::string body;
    Digest hash{};
};

/// A run of the journal.
struct Chain {
    std::int64_t id = 0;
    std::string site;
    std::int64_t epoch = 1;
};

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
};
Head load_head(Database& db);

/// The bytes of the column `hash`; zero bytes where it is too short.
Digest digest_of(std::span<const std::uint8_t> bytes);

/// The columns that read_entry expects, for SELECTs of entries.
extern const char* const k_entry_columns;
void read_entry(const Statement& statement, Entry& entry);

/// Of a row with k_entry_columns, without copying its texts: its key and hash, and the hash it must have.
Head head_of_row(const Statement& row);
Digest hash_of_row(const Statement& row, const Digest& before, const Chain& chain, std::string& scratch);

/// Appends within a transaction that the caller holds; head and chain are read once and kept.
class JournalWriter {
  public:
    explicit JournalWriter(Database& db);

    /// Numbers, chains and writes `entry`; sets its id and hash.
    void append(Entry& entry);
    /// Begins a new epoch, `first` or the one behind those that there are: the next entry is the first of a
    /// new chain.
    void begin_epoch(const std::string& site, std::int64_t first = 1);
    const Head& head() const { return m_head; }
    const Chain& chain() const { return m_chain; }

  private:
    Database& m_db;
    Chain m_chain;
    Head m_head;
    std::string m_scratch;
};

/// Writes a chain as it is. Throws Error{system} for a site that cannot be framed (entered_text.hpp).
void insert_chain(Database& db, const Chain& chain);

/// Writes an entry as it is, for import of an export. The caller has checked its hash. Throws Error{system}
/// when a column that the hash frames by line feeds has a control character or is no UTF-8.
void insert_entry(Database& db, const Entry& entry);

}  // namespace aftercare
