#include "aftercare/store/sqlite.hpp"

#include <sqlite3.h>
#include <utility>

#include "aftercare/store/row_cells.hpp"
#include "aftercare/store/sqlite_aside.hpp"
#include "aftercare/store/sqlite_paths.hpp"
#include "aftercare/store/sqlite_wait.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

int flags_of(OpenMode mode) {
    switch (mode) {
        case OpenMode::create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case OpenMode::write:
        case OpenMode::read:
        case OpenMode::aside:
            return SQLITE_OPEN_READWRITE;
        case OpenMode::read_only:
        case OpenMode::immutable:
            break;
    }
    return SQLITE_OPEN_READONLY;
}

/// Once a process, before SQLite starts: nobody reads its statistics of memory, and each allocation would
/// take a mutex for them.
void configure_sqlite() {
    static const int k_configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(k_configured);
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql) : m_db(db) {
    check(sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), 0, &m_statement, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_db(other.m_db), m_statement(std::exchange(other.m_statement, nullptr)) {}

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        throw_sqlite(m_db, code);
    }
}

void Statement::bind(int i, std::int64_t value) {
    check(sqlite3_bind_int64(m_statement, i, value));
}
void Statement::bind(int i, double value) {
    check(sqlite3_bind_double(m_statement, i, value));
}
void Statement::bind_null(int i) {
    check(sqlite3_bind_null(m_statement, i));
}

void Statement::bind(int i, std::string_view text) {
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(m_statement, i, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_lasting(int i, std::string_view text) {
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(m_statement, i, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_blob(int i, std::span<const std::uint8_t> bytes) {
    const void* data = bytes.data() == nullptr ? "" : static_cast<const void*>(bytes.data());
    check(sqlite3_bind_blob64(m_statement, i, data, bytes.size(), SQLITE_TRANSIENT));
}

void Statement::bind_from(int i, const Statement& row, int column) {
    check(sqlite3_bind_value(m_statement, i, sqlite3_column_value(row.m_statement, column)));
}

int Statement::parameter(const char* name) const {
    return sqlite3_bind_parameter_index(m_statement, name);
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        sqlite3_reset(m_statement);
        throw_sqlite(m_db, code);
    }
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(m_statement);
}

ValueKind Statement::kind(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            return ValueKind::integer;
        case SQLITE_FLOAT:
            return ValueKind::real;
        case SQLITE_TEXT:
            return ValueKind::text;
        case SQLITE_BLOB:
            return ValueKind::blob;
        default:
            return ValueKind::null;
    }
}
bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}
bool Statement::is_integer(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}
bool Statement::is_real(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_FLOAT;
}
std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}
int Statement::columns() const {
    return sqlite3_column_count(m_statement);
}
bool Statement::reads_only() const {
    return sqlite3_stmt_readonly(m_statement) != 0;
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data == nullptr
               ? std::string_view()
               : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void read_cells(const Statement& row, std::span<Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        // The value itself, found once; each sqlite3_column_… would look for it again. That it is
        // "unprotected" concerns connections that threads share.
        auto* value = sqlite3_column_value(row.handle(), static_cast<int>(i));
        switch (sqlite3_value_type(value)) {
            case SQLITE_INTEGER:
                cells[i] = sqlite3_value_int64(value);
                break;
            case SQLITE_FLOAT:
                cells[i] = sqlite3_value_double(value);
                break;
            case SQLITE_NULL:
                cells[i] = std::monostate();
                break;
            default: {
                const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
                cells[i] = text == nullptr
                               ? std::string_view()
                               : std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
            }
        }
    }
}

Database::Database(const std::string& path, OpenMode mode, std::int64_t busy_timeout_ms)
    : m_path(path), m_mode(mode) {
    configure_sqlite();
    const bool is_uri = mode == OpenMode::immutable || mode == OpenMode::read_only;
    const int code = sqlite3_open_v2(name_for_sqlite(path, mode).c_str(), &m_db,
                                     flags_of(mode) | (is_uri ? SQLITE_OPEN_URI : 0) | SQLITE_OPEN_NOMUTEX,
                                     mode == OpenMode::aside ? aside_vfs() : nullptr);
    try {
        if (code != SQLITE_OK) {
            throw_sqlite(m_db, code);
        }
        wait_while_busy(m_db, busy_timeout_ms);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        if (mode == OpenMode::aside) {
            keep_aside(m_db);
        } else if (mode != OpenMode::create && mode != OpenMode::write) {
            exec("PRAGMA query_only = 1");
        }
    } catch (...) {
        sqlite3_close_v2(m_db);
        throw;
    }
}

Database::~Database() {
    m_statements.clear();
    sqlite3_close_v2(m_db);
}

Database::Database(Database&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_mode(other.m_mode),
      m_db(std::exchange(other.m_db, nullptr)),
      m_overwrites(other.m_overwrites),
      m_statements(std::move(other.m_statements)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_mode, other.m_mode);
    std::swap(m_db, other.m_db);
    std::swap(m_overwrites, other.m_overwrites);
    std::swap(m_statements, other.m_statements);
    return *this;
}

void Database::exec(const char* sql) {
    const int code = sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        throw_sqlite(m_db, sqlite3_extended_errcode(m_db));
    }
}

Statement Database::prepare(std::string_view sql) const {
    return {m_db, sql};
}

Statement& Database::cached(const char* sql) {
    auto& statement = m_statements[sql];
    if (!statement) {
        statement = std::make_unique<Statement>(m_db, sql);
    }
    statement->reset();
    return *statement;
}

void Database::overwrite_what_is_freed() {
    if (!m_overwrites) {
        exec("PRAGMA secure_delete = 1");
        m_overwrites = true;
    }
}

void Database::forget_statements() {
    m_statements.clear();
}

void Database::lift_defences() {
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

std::optional<std::int64_t> Database::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement.step() || statement.is_null(0)) {
        return std::nullopt;
    }
    return statement.integer(0);
}

std::optional<std::string> Database::text(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement.step() || statement.is_null(0)) {
        return std::nullopt;
    }
    return std::string(statement.text(0));
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_db);
}
std::int64_t Database::last_rowid() const {
    return sqlite3_last_insert_rowid(m_db);
}

Transaction::Transaction(Database& db) : m_db(db) {
    m_db.exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (m_open && sqlite3_get_autocommit(m_db.handle()) == 0) {
        sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    m_db.exec("COMMIT");
    m_open = false;
}

void copy_rows(const Database& from, Database& to, const std::string& table) {
    auto row = from.prepare("SELECT * FROM " + table);
    std::string marks = "?";
    for (int i = 1; i < row.columns(); ++i) {
        marks += ", ?";
    }
    auto write = to.prepare("INSERT INTO " + table + " VALUES (" + marks + ")");
    while (row.step()) {
        for (int i = 0; i < row.columns(); ++i) {
            write.bind_from(i + 1, row, i);
        }
        write.run();
    }
}

void copy_database(Database& from, Database& to) {
    auto* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (backup == nullptr) {
        throw_sqlite(to.handle(), sqlite3_errcode(to.handle()));
    }
    int code = SQLITE_OK;
    do {
        code = sqlite3_backup_step(backup, 4096);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            sqlite3_sleep(10);
        }
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        throw_sqlite(to.handle(), code);
    }
}

}  // namespace aftercare
