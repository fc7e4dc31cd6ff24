#include "aftercare/store/ledger.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_header_size = 100;
constexpr std::size_t k_user_version_offset = 60;
constexpr std::size_t k_application_id_offset = 68;
constexpr std::string_view k_magic("SQLite format 3\0", 16);

/// What the journal is folded into; children before those they refer to.
constexpr std::array k_row_tables = std::to_array<const char*>(
    {"charge",  "group_member", "complaint_group", "attachment", "cost",    "callback",
     "hold",    "clock_run",    "appointment",     "work_order", "contact", "ticket",
     "policy",  "staff",        "party_person",    "contract",   "party",   "unit",
     "project", "ledger",       "symptom_gram",    "words_gram"});

[[noreturn]] void refuse(const char* what, const std::string& path, const char* advice) {
    throw Error(ErrorKind::system, form(what, fmt::arg("path", path)), {}, advice);
}

[[noreturn]] void refuse_errno(const std::string& path, int error) {
    throw Error(ErrorKind::system,
                form(tr("{path}: {what}"), fmt::arg("path", path), fmt::arg("what", std::strerror(error))),
                {}, tr("check the path and its permissions"));
}

std::int64_t big_endian(const std::array<unsigned char, k_header_size>& bytes, std::size_t at) {
    return (std::int64_t{bytes[at]} << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}

std::size_t read_head(const std::string& path, std::array<unsigned char, k_header_size>& bytes) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        refuse_errno(path, errno);
    }
    const auto count = ::read(file, bytes.data(), bytes.size());
    const int error = errno;
    ::close(file);
    if (count < 0) {
        refuse_errno(path, error);
    }
    return static_cast<std::size_t>(count);
}

void check_version(std::int64_t version, const std::string& path, bool for_writing) {
    if (version > current_schema_version()) {
        throw Error(ErrorKind::system,
                    form(tr("the ledger is newer than this program: {path} has schema {found}"),
                         fmt::arg("path", path), fmt::arg("found", version)),
                    form(tr("schema {known} or older"), fmt::arg("known", current_schema_version())),
                    tr("install the newer aftercare"));
    }
    if (version < current_schema_version()) {
        throw Error(
            ErrorKind::system,
            form(tr("the ledger is older than this program: {path} has schema {found}"),
                 fmt::arg("path", path), fmt::arg("found", version)),
            form(tr("schema {known}"), fmt::arg("known", current_schema_version())),
            for_writing ? tr("run `aftercare migrate`") : tr("run `aftercare migrate`, also to read it"));
    }
}

/// Two PRAGMAs; the header was looked at before, but a write-ahead log may hold a newer one.
void check_open(Database& db, bool for_writing) {
    if (db.integer("PRAGMA application_id") != k_application_id) {
        refuse(tr("not an aftercare ledger: {path} belongs to another program"), db.path(),
               tr("name the ledger with --ledger FILE"));
    }
    check_version(db.integer("PRAGMA user_version").value_or(0), db.path(), for_writing);
}

Database open_readable(const std::string& path, std::int64_t busy_timeout_ms) {
    for (const auto mode : {OpenMode::read, OpenMode::read_only}) {
        try {
            Database db(path, mode, busy_timeout_ms);
            check_open(db, false);
            return db;
        } catch (const Error& error) {
            struct stat status {};
            const bool writable = ::access(path.c_str(), W_OK) == 0 && ::stat(path.c_str(), &status) == 0;
            if (error.kind() == ErrorKind::busy || (mode == OpenMode::read && writable)) {
                if (::access((path + "-wal").c_str(), F_OK) == 0 || error.kind() == ErrorKind::busy) {
                    throw;
                }
            }
        }
    }
    if (::access((path + "-wal").c_str(), F_OK) == 0) {
        Database db(path, OpenMode::read_only, busy_timeout_ms);
        check_open(db, false);
        return db;
    }
    Database db(path, OpenMode::immutable, busy_timeout_ms);
    check_open(db, false);
    return db;
}

}  // namespace

int current_schema_version() {
    return schema_files().back().version;
}

FileHeader check_file(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) {
            refuse(tr("no ledger at {path}"), path,
                   tr("make one with `aftercare init`, or name it with --ledger FILE"));
        }
        refuse_errno(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        refuse(tr("not an aftercare ledger: {path} is a directory"), path,
               tr("name the ledger with --ledger FILE"));
    }
    if (!S_ISREG(status.st_mode)) {
        refuse(tr("not an aftercare ledger: {path} is no regular file"), path,
               tr("name the ledger with --ledger FILE"));
    }
    std::array<unsigned char, k_header_size> bytes{};
    const auto count = read_head(path, bytes);
    if (count == 0) {
        refuse(tr("not an aftercare ledger: {path} is empty"), path,
               tr("restore a backup, or remove it and run init"));
    }
    if (count < k_header_size || std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) != 0) {
        refuse(tr("not an aftercare ledger: {path} is no SQLite database"), path,
               tr("name the ledger with --ledger FILE"));
    }
    const FileHeader header{big_endian(bytes, k_application_id_offset),
                            big_endian(bytes, k_user_version_offset)};
    if (header.application_id != k_application_id) {
        refuse(tr("not an aftercare ledger: {path} belongs to another program"), path,
               tr("name the ledger with --ledger FILE"));
    }
    return header;
}

Ledger::Ledger(Database db) : m_db(std::move(db)) {
    auto state = load_ledger(m_db);
    if (!state) {
        throw Error(
            ErrorKind::system,
            form(tr("the ledger is damaged: {path} has no ledger row"), fmt::arg("path", m_db.path())), {},
            tr("restore the last good backup"));
    }
    m_state = std::move(*state);
    if (!use_zone(m_state.zone)) {
        throw Error(ErrorKind::system,
                    form(tr("this machine does not know the ledger's time zone {zone}"),
                         fmt::arg("zone", m_state.zone)),
                    {}, tr("install the time zone data (package tzdata)"));
    }
}

Ledger Ledger::open_to_write(const std::string& path, std::int64_t busy_timeout_ms) {
    check_file(path);
    if (::access(path.c_str(), W_OK) != 0) {
        refuse_errno(path, errno);
    }
    Database db(path, OpenMode::write, busy_timeout_ms);
    check_open(db, true);
    return Ledger(std::move(db));
}

Ledger Ledger::open_to_read(const std::string& path, std::int64_t busy_timeout_ms) {
    return Ledger(open_file_to_read(path, busy_timeout_ms));
}

Database open_file_to_read(const std::string& path, std::int64_t busy_timeout_ms) {
    check_file(path);
    return open_readable(path, busy_timeout_ms);
}

void apply_schema(Database& db, const SchemaFile& file) {
    if (file.sql.starts_with(k_rebuilds_rows)) {
        for (const auto* table : k_row_tables) {
            db.exec((std::string("DROP TABLE IF EXISTS ") + table).c_str());
        }
    }
    db.exec(std::string(file.sql).c_str());
}

void create_schema(Database& db) {
    for (const auto& file : schema_files()) {
        apply_schema(db, file);
    }
    db.exec(("PRAGMA user_version = " + std::to_string(current_schema_version())).c_str());
    db.exec(("PRAGMA application_id = " + std::to_string(k_application_id)).c_str());
}

NewLedger::NewLedger(const std::string& path, bool shared)
    : m_path(path), m_temporary(path + ".new-" + random_hex(4)) {
    const int file = ::open(m_temporary.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        refuse_errno(m_path, errno);
    }
    const bool set = ::fchmod(file, shared ? 0660 : 0600) == 0;
    ::close(file);
    if (!set) {
        ::unlink(m_temporary.c_str());
        refuse_errno(m_path, errno);
    }
    try {
        m_db.emplace(m_temporary, OpenMode::create, 10'000);
        m_db->exec("BEGIN");
        create_schema(*m_db);
        m_db->exec("COMMIT");
    } catch (...) {
        remove_temporary();
        throw;
    }
}

NewLedger::~NewLedger() {
    if (m_finished) {
        m_db.reset();
    } else {
        remove_temporary();
    }
}

void NewLedger::remove_temporary() {
    m_db.reset();
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
        ::unlink((m_temporary + suffix).c_str());
    }
}

void NewLedger::finish(bool replace) {
    m_db->forget_statements();
    m_db->exec("PRAGMA journal_mode = WAL");
    m_db.reset();
    if (::access((m_temporary + "-wal").c_str(), F_OK) == 0) {
        refuse(tr("the ledger could not be written out: {path}"), m_path, tr("make room on the disk"));
    }
    const int done =
        replace ? ::rename(m_temporary.c_str(), m_path.c_str()) : ::link(m_temporary.c_str(), m_path.c_str());
    if (done != 0) {
        const int error = errno;
        if (error == EEXIST) {
            throw Error(ErrorKind::fact, form(tr("{path} exists already"), fmt::arg("path", m_path)), {},
                        tr("choose another path; nothing was changed"));
        }
        refuse_errno(m_path, error);
    }
    m_finished = true;
    if (!replace) {
        ::unlink(m_temporary.c_str());
    }
    const auto slash = m_path.rfind('/');
    const std::string directory = slash == std::string::npos ? "." : m_path.substr(0, slash + 1);
    if (const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

}  // namespace aftercare
