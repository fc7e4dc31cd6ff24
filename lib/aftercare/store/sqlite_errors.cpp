// What SQLite says went wrong, as errors of ours.
#include <cerrno>
#include <cstring>
#include <sqlite3.h>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/store/sqlite_paths.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// SQLite calls most failures of a full disk an I/O error, and not always keeps the system's reason.
bool is_disk_full(sqlite3* db, int code, const std::string& path) {
    if ((code & 0xff) == SQLITE_FULL) {
        return true;
    }
    if ((code & 0xff) != SQLITE_IOERR) {
        return false;
    }
    const int error = sqlite3_system_errno(db);
    return error == ENOSPC || error == EDQUOT || has_hardly_room(path);
}

/// The system's word for why a file cannot be used, if SQLite has kept it.
std::string system_reason(sqlite3* db, int code) {
    const int error = sqlite3_system_errno(db);
    return error != 0 ? std::string(std::strerror(error)) : std::string(sqlite3_errstr(code));
}

/// Somebody who may only read the file came upon a log that another process is about to make or to mend: it
/// will be there in a moment.
bool is_for_a_moment(sqlite3* db, int code) {
    const bool is_unready = code == SQLITE_READONLY_RECOVERY || code == SQLITE_READONLY_CANTINIT;
    return is_unready && sqlite3_db_readonly(db, "main") == 1;
}

}  // namespace

void throw_sqlite(sqlite3* db, int code) {
    const int extended = db == nullptr ? code : sqlite3_extended_errcode(db);
    code = (extended & 0xff) == (code & 0xff) ? extended : code;
    const char* file = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
    const std::string path = file == nullptr ? std::string() : std::string(file);
    const auto say = [&](const char* sentence, const std::string& what) {
        return form(sentence, fmt::arg("path", path), fmt::arg("what", what));
    };
    switch (is_for_a_moment(db, code) ? SQLITE_BUSY : code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::busy, say(tr("the ledger is in use by another process: {path}"), {}), {},
                        tr("try again, or wait longer with --busy-timeout"));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw DamagedError(say(tr("the ledger is damaged: {path}: {what}"), sqlite3_errmsg(db)),
                               tr("run `aftercare verify`, and restore the last good backup"));
        case SQLITE_READONLY:
            if (code == SQLITE_READONLY_DBMOVED) {
                throw Error(ErrorKind::busy, say(tr("the ledger was just replaced: {path}"), {}), {},
                            tr("try again"));
            }
            [[fallthrough]];
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw Error(
                ErrorKind::system,
                say(tr("the ledger cannot be opened or written: {path}: {what}"), system_reason(db, code)),
                {}, tr("check the permissions of the file, its -wal and -shm, and its directory"));
        default:
            break;
    }
    if (is_disk_full(db, code, path)) {
        throw Error(ErrorKind::system, say(tr("the disk is full: {path}"), {}), {},
                    tr("make room on the disk, then try again"));
    }
    const std::string what = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
    throw Error(ErrorKind::system, say(tr("the ledger cannot be used: {path}: {what}"), what));
}

}  // namespace aftercare
