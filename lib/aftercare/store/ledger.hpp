// The ledger file: making, opening, refusing what is no ledger.
//
// One writer at a time (WAL, BEGIN IMMEDIATE), any number of readers. What is not a ledger of this program or
// is newer than it is refused before anything is touched.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/operations/keeping.hpp"
#include "aftercare/store/sqlite.hpp"
#include "schemas/embedded.hpp"

namespace aftercare {

/// `AFTC`: in the header of every ledger.
constexpr std::int64_t k_application_id = 0x41465443;

/// The schema version that this program writes.
int current_schema_version();

/// An open ledger. Opening sets the process's time zone to the ledger's.
class Ledger {
  public:
    /// Throws Error{system} and touches nothing when `path` is missing, no ledger, newer or (for writing)
    /// older.
    static Ledger open_to_write(const std::string& path, std::int64_t busy_timeout_ms);
    /// As open_to_write, but changes no content; works on a read-only file or directory.
    static Ledger open_to_read(const std::string& path, std::int64_t busy_timeout_ms);

    /// Adopts a database whose schema and ledger row are there.
    explicit Ledger(Database db);

    Database& db() { return m_db; }
    const LedgerState& state() const { return m_state; }
    const std::string& path() const { return m_db.path(); }

  private:
    Database m_db;
    LedgerState m_state;
};

/// What the header of a file says, without opening it as a database.
struct FileHeader {
    std::int64_t application_id = 0;
    std::int64_t user_version = 0;
};

/// Reads and checks the header; throws Error{system} with the reason when it is no ledger.
FileHeader check_file(const std::string& path);

/// The file at `path` for reading, checked as open_to_read checks it, without looking at its rows.
Database open_file_to_read(const std::string& path, std::int64_t busy_timeout_ms);

/// A new ledger that grows under another name beside `path` and appears there whole, or not at all.
class NewLedger {
  public:
    /// Throws Error{fact} when `path` exists, Error{system} when it cannot be made.
    NewLedger(const std::string& path, bool shared);
    ~NewLedger();
    NewLedger(const NewLedger&) = delete;
    NewLedger& operator=(const NewLedger&) = delete;

    /// The database with the schema in it, to be filled.
    Database& db() { return *m_db; }
    /// Puts the file at `path`; with `replace` over what is there.
    void finish(bool replace);

  private:
    void remove_temporary();

    std::string m_path;
    std::string m_temporary;
    std::optional<Database> m_db;
    bool m_finished = false;
};

/// A schema file that begins with this line makes all row tables and the search index anew: those that are
/// there are dropped before it, and filled from the journal after the last file.
constexpr std::string_view k_rebuilds_rows = "-- rows: rebuilt";

/// Runs one schema file.
void apply_schema(Database& db, const SchemaFile& file);
/// Runs all schema files on an empty database.
void create_schema(Database& db);

}  // namespace aftercare
