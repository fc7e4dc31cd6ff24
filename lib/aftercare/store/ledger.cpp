#include "aftercare/store/ledger.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/rows.hpp"
#include "aftercare/store/sqlite_paths.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr auto k_same_owner = static_cast<uid_t>(-1);
constexpr std::size_t k_header_size = 100;
constexpr std::size_t k_write_version_offset = 18;
constexpr unsigned char k_with_log = 2;  ///< WAL
constexpr std::size_t k_user_version_offset = 60;
constexpr std::size_t k_application_id_offset = 68;
constexpr std::string_view k_magic("SQLite format 3\0", 16);

/// What the journal is folded into; children before those they refer to.
constexpr std::array k_row_tables = std::to_array<const char*>(
    {"struck",       "charge", "group_member", "complaint_group", "attachment",   "cost",
     "callback",     "hold",   "clock_run",    "appointment",     "work_order",   "contact",
     "ticket",       "policy", "staff",        "party_person",    "contract",     "party",
     "unit_contact", "unit",   "project",      "ledger",          "symptom_gram", "words_gram"});

[[noreturn]] void refuse_path(const char* what, const std::string& path, const char* advice) {
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

[[noreturn]] void refuse_newer(const std::string& path, std::int64_t version) {
    throw Error(ErrorKind::system,
                form(tr("the ledger is newer than this program: {path} has schema {found}"),
                     fmt::arg("path", path), fmt::arg("found", version)),
                form(tr("schema {known} or older"), fmt::arg("known", current_schema_version())),
                tr("install the newer aftercare"));
}

void check_version(std::int64_t version, const std::string& path, bool for_writing) {
    if (version > current_schema_version()) {
        refuse_newer(path, version);
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
        refuse_path(tr("not an aftercare ledger: {path} belongs to another program"), db.path(),
                    tr("name the ledger with --ledger FILE"));
    }
    check_version(db.integer("PRAGMA user_version").value_or(0), db.path(), for_writing);
}

/// In a ledger that a group shares, the log must be the group's too: SQLite gives it the mode, and the folder
/// its group where it is told to (setgid). What another account made is that account's matter.
void share_log(const std::string& path) {
    struct stat ledger {};
    if (::stat(path.c_str(), &ledger) != 0 || (ledger.st_mode & S_IWGRP) == 0) {
        return;
    }
    for (const auto* companion : {"-wal", "-shm"}) {
        const auto log = path + companion;
        struct stat status {};
        if (::stat(log.c_str(), &status) == 0 && status.st_gid != ledger.st_gid) {
            [[maybe_unused]] const int given = ::chown(log.c_str(), k_same_owner, ledger.st_gid);
        }
    }
}

bool has_log(const std::string& path) {
    struct stat status {};
    return ::stat((path + "-wal").c_str(), &status) == 0 && status.st_size > 0;
}

/// For accounts that may not write the file: no file may come into being beside it, or it would be theirs and
/// keep writers out. While others write, their -shm is read; while nobody does, no locks are needed.
Database open_unwritable(const std::string& path, std::int64_t busy_timeout_ms) {
    const bool is_written =
        ::access((path + "-wal").c_str(), F_OK) == 0 && ::access((path + "-shm").c_str(), F_OK) == 0;
    if (!is_written && has_log(path)) {
        refuse_path(tr("{path} has a log that was not written back, and this account may not do that"), path,
                    tr("run any command once as somebody who may write the ledger"));
    }
    Database db(path, is_written ? OpenMode::read_only : OpenMode::immutable, busy_timeout_ms);
    check_open(db, false);
    return db;
}

bool may_write(const std::string& path) {
    return ::access(path.c_str(), W_OK) == 0 && ::access(folder_of(path).c_str(), W_OK) == 0;
}

/// As whoever writes opens it.
Database open_with_log(const std::string& path, std::int64_t busy_timeout_ms) {
    Database db(path, OpenMode::read, busy_timeout_ms);
    check_open(db, false);
    share_log(path);
    return db;
}

Database open_readable(const std::string& path, std::int64_t busy_timeout_ms) {
    if (!may_write(path)) {
        return open_unwritable(path, busy_timeout_ms);
    }
    try {
        return open_with_log(path, busy_timeout_ms);
    } catch (const DamagedError&) {
        throw;
    } catch (const Error& error) {
        // A full disk has no room for the index of the log, and a ledger without a log needs none.
        if (error.kind() == ErrorKind::busy || has_log(path) || !has_hardly_room(path)) {
            throw;
        }
    }
    return open_unwritable(path, busy_timeout_ms);
}

}  // namespace

int current_schema_version() {
    return schema_files().back().version;
}

bool looks_like_ledger(const std::string& path) {
    std::array<unsigned char, k_header_size> bytes{};
    return read_head(path, bytes) == k_header_size &&
           std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) == 0 &&
           big_endian(bytes, k_application_id_offset) == k_application_id;
}

bool looks_like_database(const std::string& path) {
    std::array<unsigned char, k_header_size> bytes{};
    return read_head(path, bytes) == k_header_size &&
           std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) == 0;
}

std::optional<std::string> ledger_behind(const std::string& path) {
    const auto is_ledger = [](const std::string& ledger) {
        struct stat status {};
        try {
            return ::stat(ledger.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                   looks_like_ledger(ledger);
        } catch (const Error&) {
            return true;
        }
    };
    for (const std::string_view tail : {"", "-wal", "-shm", "-journal", "-backups"}) {
        const auto ledger = path.substr(0, path.size() - std::min(path.size(), tail.size()));
        if (path.ends_with(tail) && is_ledger(ledger)) {
            return ledger;
        }
    }
    constexpr std::string_view k_archive = "-archive/";
    for (auto end = path.find(k_archive); end != std::string::npos; end = path.find(k_archive, end + 1)) {
        if (is_ledger(path.substr(0, end))) {
            return path.substr(0, end);
        }
    }
    return std::nullopt;
}

FileHeader check_file(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) {
            refuse_path(tr("no ledger at {path}"), path,
                        tr("make one with `aftercare init`, or name it with --ledger FILE"));
        }
        refuse_errno(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        refuse_path(tr("not an aftercare ledger: {path} is a directory"), path,
                    tr("name the ledger with --ledger FILE"));
    }
    if (!S_ISREG(status.st_mode)) {
        refuse_path(tr("not an aftercare ledger: {path} is no regular file"), path,
                    tr("name the ledger with --ledger FILE"));
    }
    std::array<unsigned char, k_header_size> bytes{};
    const auto count = read_head(path, bytes);
    if (count == 0) {
        refuse_path(tr("not an aftercare ledger: {path} is empty"), path,
                    tr("restore a backup, or remove it and run init"));
    }
    if (count < k_header_size || std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) != 0) {
        refuse_path(tr("not an aftercare ledger: {path} is no SQLite database"), path,
                    tr("name the ledger with --ledger FILE"));
    }
    const FileHeader header{big_endian(bytes, k_application_id_offset),
                            big_endian(bytes, k_user_version_offset),
                            bytes[k_write_version_offset] == k_with_log};
    if (header.application_id != k_application_id) {
        refuse_path(tr("not an aftercare ledger: {path} belongs to another program"), path,
                    tr("name the ledger with --ledger FILE"));
    }
    if (header.user_version > current_schema_version()) {
        refuse_newer(path, header.user_version);
    }
    return header;
}

Ledger::Ledger(Database db) : m_db(std::move(db)) {
    if (m_db.mode() == OpenMode::immutable) {
        m_trace = trace_of(m_db.path());
    }
    auto state = load_ledger(m_db);
    if (!state) {
        throw DamagedError(
            form(tr("the ledger is damaged: {path} has no ledger row"), fmt::arg("path", m_db.path())),
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

Ledger::Ledger(Database view, Database moment) : Ledger(std::move(view)) {
    m_moment.emplace(std::move(moment));
}

Ledger Ledger::open_beside(const Ledger& open, std::int64_t busy_timeout_ms) {
    if (::access(open.path().c_str(), W_OK) != 0) {
        refuse_errno(open.path(), errno);
    }
    Database db(open.path(), OpenMode::write, busy_timeout_ms);
    check_open(db, true);
    share_log(db.path());
    return Ledger(std::move(db));
}

Ledger Ledger::open_to_write(const std::string& path, std::int64_t busy_timeout_ms) {
    return Ledger(open_file_to_write(path, busy_timeout_ms));
}

Ledger::Trace Ledger::trace_of(const std::string& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, has_log(path)};
}

void Ledger::require_undisturbed() const {
    if (m_trace && *m_trace != trace_of(path())) {
        throw Error(ErrorKind::busy,
                    form(tr("the ledger was written while it was read without locks: {path}"),
                         fmt::arg("path", path())),
                    {}, tr("try again"));
    }
}

std::optional<gid_t> shared_group(const Ledger& ledger) {
    struct stat status {};
    const bool known = ledger.state().shared && ::stat(ledger.path().c_str(), &status) == 0;
    return known ? std::optional(status.st_gid) : std::nullopt;
}

bool passes_group_on(const std::string& path) {
    struct stat status {};
    return ::stat(folder_of(path).c_str(), &status) == 0 && (status.st_mode & S_ISGID) != 0;
}

Ledger Ledger::open_to_read(const std::string& path, std::int64_t busy_timeout_ms) {
    return Ledger(open_file_to_read(path, busy_timeout_ms));
}

Database open_file_to_read(const std::string& path, std::int64_t busy_timeout_ms) {
    check_file(path);
    return open_readable(followed(path), busy_timeout_ms);
}

Database open_once_more(const Database& open, std::int64_t busy_timeout_ms) {
    return {open.path(), open.mode(), busy_timeout_ms};
}

Database open_file_to_write(const std::string& path, std::int64_t busy_timeout_ms) {
    const auto header = check_file(path);
    if (::access(path.c_str(), W_OK) != 0) {
        refuse_errno(path, errno);
    }
    Database db(followed(path), OpenMode::write, busy_timeout_ms);
    check_open(db, true);
    if (!header.has_log) {  // one that was kept when another took its place
        db.exec("PRAGMA journal_mode = WAL");
    }
    share_log(db.path());
    return db;
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

}  // namespace aftercare
