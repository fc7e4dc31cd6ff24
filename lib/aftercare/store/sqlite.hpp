// SQLite, thinly: a connection, a prepared statement, a transaction. The only place that sees sqlite3.h.
//
// A constructor yields a usable object or throws Error; nothing here knows what the tables mean.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "aftercare/support/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace aftercare {

/// What is in the file cannot be right.
class DamagedError : public Error {
  public:
    DamagedError(std::string found, std::string advice)
        : Error(ErrorKind::system, std::move(found), {}, std::move(advice)) {}
};

/// A failed SQLite call as an Error that names the file and the cause: busy when others hold it, DamagedError
/// when its content is not SQLite's, else system (no room, no permission, a broken disk).
[[noreturn]] void throw_sqlite(sqlite3* db, int code);

/// What a column of a row holds.
enum class ValueKind { null, integer, real, text, blob };

/// A prepared statement. Parameters and columns count from 1 and 0, as in SQLite.
class Statement {
  public:
    Statement(sqlite3* db, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;

    void bind(int i, std::int64_t value);
    void bind(int i, double value);
    void bind(int i, std::string_view text);
    /// As bind, without copying: `text` must live until the statement has run.
    void bind_lasting(int i, std::string_view text);
    void bind_blob(int i, std::span<const std::uint8_t> bytes);
    void bind_null(int i);
    /// The value of a column of `row`, of whatever kind.
    void bind_from(int i, const Statement& row, int column);

    /// The number of a named parameter, 0 when the statement has none of that name.
    int parameter(const char* name) const;

    /// The next row; false when there is none.
    bool step();
    /// Runs to the end and resets, for statements without rows.
    void run();
    void reset();

    ValueKind kind(int column) const;
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next step or reset.
    std::string_view text(int column) const;
    std::span<const std::uint8_t> blob(int column) const;
    bool is_integer(int column) const;
    bool is_real(int column) const;
    int columns() const;
    bool reads_only() const;
    /// The statement itself, for what has no wrapper (progress of long queries).
    sqlite3_stmt* handle() const { return m_statement; }

  private:
    void check(int code) const;

    sqlite3* m_db;
    sqlite3_stmt* m_statement = nullptr;
};

/// How a file is opened.
enum class OpenMode {
    create,     ///< must not exist; `:memory:` and an empty path are databases without a name
    write,      ///< must exist
    read,       ///< must exist; nothing is written whatever is asked
    read_only,  ///< as read, on a file that may not be written while others write it: makes no files beside
                ///< it
    immutable,  ///< as read_only, and nobody else writes: needs no -shm
    aside,  ///< must exist; may be written, and what is written vanishes with the connection (sqlite_aside)
};

/// A connection. Not for use by two threads at once.
class Database {
  public:
    Database(const std::string& path, OpenMode mode, std::int64_t busy_timeout_ms);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;

    /// Runs statements that return nothing.
    void exec(const char* sql);
    Statement prepare(std::string_view sql) const;
    /// The statement of this literal, prepared once for the life of the connection and reset.
    Statement& cached(const char* sql);
    /// From now on what is deleted or moved within the file is overwritten with zeros, not only forgotten.
    void overwrite_what_is_freed();
    /// Drops the cached statements, before a schema change.
    void forget_statements();
    /// Lets the schema, and the tables that FTS5 keeps for itself, be written like any other table.
    void lift_defences();

    /// The first column of the first row as an integer; nothing without a row or for NULL.
    std::optional<std::int64_t> integer(std::string_view sql) const;
    std::optional<std::string> text(std::string_view sql) const;
    std::int64_t changes() const;
    std::int64_t last_rowid() const;
    const std::string& path() const { return m_path; }
    OpenMode mode() const { return m_mode; }
    sqlite3* handle() const { return m_db; }

  private:
    std::string m_path;
    OpenMode m_mode;
    sqlite3* m_db = nullptr;
    bool m_overwrites = false;
    std::unordered_map<const char*, std::unique_ptr<Statement>> m_statements;
};

/// BEGIN IMMEDIATE, rolled back unless committed.
class Transaction {
  public:
    explicit Transaction(Database& db);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& m_db;
    bool m_open = true;
};

/// Copies all rows of a table into the table of the same name and columns.
void copy_rows(const Database& from, Database& to, const std::string& table);

/// Copies `from` into `to` page by page while others may write; `to` is a new file. Throws Error.
void copy_database(Database& from, Database& to);

}  // namespace aftercare
