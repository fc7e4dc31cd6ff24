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
#include "aftercare/support/new_file.hpp"
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

    /// Another connection to a ledger that is open, for writing.
    static Ledger open_beside(const Ledger& open, std::int64_t busy_timeout_ms);

    /// Adopts a database whose schema and ledger row are there.
    explicit Ledger(Database db);
    /// Adopts a view beside a ledger, with the connection that holds the moment which it shows.
    Ledger(Database view, Database moment);

    Database& db() { return m_db; }
    const LedgerState& state() const { return m_state; }
    const std::string& path() const { return m_db.path(); }
    /// All that is read from now on, until the ledger is closed, is of one moment.
    void hold_moment() { m_db.exec("BEGIN"); }
    /// Of a ledger that had to be read without locks (OpenMode::immutable): throws Error{busy} when somebody
    /// wrote it meanwhile, since what was read may then be of two moments.
    void require_undisturbed() const;

  private:
    /// What changes when somebody writes.
    struct Trace {
        std::int64_t size = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        bool has_log = false;
        bool operator==(const Trace&) const = default;
    };
    static Trace trace_of(const std::string& path);

    std::optional<Database> m_moment;  ///< outlives the view
    Database m_db;
    LedgerState m_state;
    std::optional<Trace> m_trace;  ///< when it is read without locks
};

/// Whose a shared ledger is: files that belong to it go to the group of the file. Nothing for one that is not
/// shared.
std::optional<gid_t> shared_group(const Ledger& ledger);

/// Whether new files in the folder of `path` get the folder's group (setgid).
bool passes_group_on(const std::string& path);

/// What the header of a file says, without opening it as a database.
struct FileHeader {
    std::int64_t application_id = 0;
    std::int64_t user_version = 0;
    bool has_log = true;  ///< it is written through a log (WAL), as ledgers are
};

/// Reads and checks the header; throws Error{system} with the reason when it is no ledger. Not of a file that
/// this process has open as a database: closing a descriptor of ours takes SQLite's locks from it (POSIX).
FileHeader check_file(const std::string& path);

/// Whether the header is that of a ledger, of any version. Throws Error{system} when it cannot be read; as
/// check_file, not of one that is open.
bool looks_like_ledger(const std::string& path);

/// The ledger, if any, that a path belongs to: the same, one of SQLite's files beside it, its list of
/// backups, a file of its archive. One that cannot be looked at counts as a ledger.
std::optional<std::string> ledger_behind(const std::string& path);

/// Whether the header is SQLite's. As looks_like_ledger.
bool looks_like_database(const std::string& path);

/// The file at `path`, checked as open_to_read and open_to_write check it, without looking at its rows.
Database open_file_to_read(const std::string& path, std::int64_t busy_timeout_ms);

/// Another connection to a file that is open, in the same way.
Database open_once_more(const Database& open, std::int64_t busy_timeout_ms);
Database open_file_to_write(const std::string& path, std::int64_t busy_timeout_ms);

/// Throws Error{fact} when there is something at `path` already, or a log of a ledger that was there: it may
/// hold the last acts of one that was moved away, and SQLite would take it for part of the new one.
void require_free_place(const std::string& path);

/// Whether the new name is on disk as well.
enum class Synced { yes, no };

/// A new ledger that grows under another name beside `path` and appears there whole, or not at all. Links are
/// followed.
class NewLedger {
  public:
    /// Mode 0600; with `shared` 0660 and `group`, or the folder's, if the account may give it. Throws
    /// Error{system} when it cannot be made.
    NewLedger(const std::string& path, bool shared, std::optional<gid_t> group = std::nullopt);
    NewLedger(const NewLedger&) = delete;
    NewLedger& operator=(const NewLedger&) = delete;

    /// The database with the schema in it, to be filled.
    Database& db() { return *m_db; }
    /// Where it will be.
    const std::string& place() const { return m_file.place(); }
    /// Gives it mode, owner and group of another file; false when the account may not.
    bool take_rights_of(const std::string& path);
    /// Puts the file in its place. Throws Error{fact} when something is there.
    Synced finish();
    /// As finish(), at another place in the same folder.
    Synced finish_as(const std::string& path);
    /// Puts the file in its place; what is there stays under the name `kept`.
    Synced finish_keeping(const std::string& kept);

  private:
    void close();

    NewFile m_file;
    std::optional<Database> m_db;
};

/// A schema file that begins with this line makes all row tables and the search index anew: those that are
/// there are dropped before it, and filled from the journal after the last file.
constexpr std::string_view k_rebuilds_rows = "-- rows: rebuilt";

/// Runs one schema file.
void apply_schema(Database& db, const SchemaFile& file);
/// Runs all schema files on an empty database.
void create_schema(Database& db);

}  // namespace aftercare
