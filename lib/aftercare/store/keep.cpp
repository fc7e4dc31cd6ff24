#include "aftercare/store/keep.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

bool is_same_file(const std::string& one, const std::string& other) {
    struct stat first {};
    struct stat second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/// Copies one state of `from`, however long it takes and whoever writes meanwhile.
void copy_snapshot(Database& from, Database& to) {
    const ReadTransaction snapshot(from);
    (void)from.integer("SELECT 1 FROM journal LIMIT 1");
    to.forget_statements();
    copy_database(from, to);
}

bool is_shared(Database& db) {
    const auto ledger = load_ledger(db);
    return ledger && ledger->shared;
}

std::optional<gid_t> group_of(const std::string& path, bool shared) {
    struct stat status {};
    return shared && ::stat(path.c_str(), &status) == 0 ? std::optional(status.st_gid) : std::nullopt;
}

/// `name`, or with a number behind it the first that is free.
std::string free_name(const std::string& name) {
    auto free = name;
    for (int n = 2; exists(free); ++n) {
        free = name + "-" + std::to_string(n);
    }
    return free;
}

/// `PATH.before-2026-03-18T101500`.
std::string name_to_keep(const std::string& path, Instant now) {
    return free_name(path + ".before-" + file_stamp(now));
}

/// The ledger at `path` with nobody else in it and all of its log in the file, as long as the connection
/// lives: whoever waits for it meanwhile finds, when it is let go, that its file has another name, and writes
/// nothing. Its journal mode is DELETE then, until somebody opens it to write. Nothing when the file is no
/// database any more, and nobody can be in it. Throws Error{busy} when it stays in use.
std::optional<Database> take_alone(const std::string& path, std::int64_t busy_timeout_ms) {
    constexpr std::int64_t k_pause_ms = 20;
    if (!looks_like_database(path)) {
        return std::nullopt;
    }
    try {
        Database old(path, OpenMode::write, 0);
        old.exec("PRAGMA locking_mode = EXCLUSIVE");
        for (std::int64_t waited = 0;; waited += k_pause_ms) {
            try {
                old.exec("BEGIN EXCLUSIVE");
                old.exec("COMMIT");
                old.exec("PRAGMA journal_mode = DELETE");
                return old;
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::busy || waited >= busy_timeout_ms) {
                    throw;
                }
            }
            ::usleep(k_pause_ms * 1000);
        }
    } catch (const DamagedError&) {
        return std::nullopt;
    }
}

void move_log(const std::string& from, const std::string& to) {
    for (const auto* companion : {"-wal", "-shm", "-journal"}) {
        ::rename((from + companion).c_str(), (to + companion).c_str());
    }
}

/// The epoch of the ledger at `path`; 0 when it cannot be told.
std::int64_t epoch_of(const std::string& path, std::int64_t busy_timeout_ms) {
    try {
        return open_file_to_read(path, busy_timeout_ms).integer("SELECT max(epoch) FROM chain").value_or(0);
    } catch (const Error&) {
        return 0;
    }
}

/// Puts `made` where a ledger is.
void replace_ledger(NewLedger& made, const RestoreOptions& options, Instant now, Restoration& done) {
    const auto& place = made.place();
    done.has_rights = !looks_like_ledger(place) || made.take_rights_of(place);
    const auto old = take_alone(place, options.busy_timeout_ms);
    done.kept = name_to_keep(place, now);
    if (!old) {
        move_log(place, done.kept);  // of one that is damaged it is all that can be done
    }
    done.synced = made.finish_keeping(done.kept);
}

/// Copies the archive of the ledger at `from` beside the one at `to`. Both stand already: what cannot be
/// copied is said, and takes nothing back.
ArchiveCopy copy_archive_beside(Database& db, const std::string& from, const std::string& to,
                                const std::string& previous) {
    try {
        return copy_archive(db, from, archive_folder_of(to), previous, group_of(to, is_shared(db)));
    } catch (const Error& error) {
        ArchiveCopy nothing;
        nothing.findings = {error.found()};
        return nothing;
    }
}

}  // namespace

Backup back_up(const std::string& path, const std::string& target, const BackupOptions& options) {
    require_free_place(target);
    require_free_place(archive_folder_of(target));
    auto from = open_file_to_read(path, options.busy_timeout_ms);
    NewLedger copy(target, is_shared(from), group_of(path, is_shared(from)));
    copy_snapshot(from, copy.db());
    Backup made;
    made.path = target;
    made.report = verify(
        copy.db().path(),
        {.chain_only = false, .busy_timeout_ms = options.busy_timeout_ms, .progress = options.progress});
    if (!made.is_good()) {
        made.path = free_name(target + ".damaged");
        made.synced = copy.finish_as(made.path);
        return made;
    }
    made.synced = copy.finish();
    made.archive = copy_archive_beside(from, path, target, options.previous_archive);
    return made;
}

Restoration restore(const std::string& backup, const std::string& path, const RestoreOptions& options,
                    const Acting& acting) {
    if (is_same_file(backup, path)) {
        throw Error(ErrorKind::usage, form(tr("{path} is the ledger itself"), fmt::arg("path", backup)), {},
                    tr("name another file; nothing was changed"));
    }
    const bool is_there = exists(followed(path));
    if (!is_there) {
        require_free_place(path);
    } else if (const auto ledger = ledger_behind(followed(path)); ledger && *ledger != followed(path)) {
        throw Error(
            ErrorKind::usage,
            form(tr("{path} is part of {ledger}"), fmt::arg("path", path), fmt::arg("ledger", *ledger)), {},
            tr("name another file; nothing was changed"));
    } else if (!options.replace) {
        throw Error(
            ErrorKind::fact, form(tr("{path} exists already"), fmt::arg("path", path)), {},
            tr("say --replace to put the backup in its place, which keeps it under another name; nothing was "
               "changed"));
    }
    std::error_code ignored;
    if (is_there && !std::filesystem::is_regular_file(path, ignored)) {
        check_file(path);  // which says what it is
    }
    Restoration done;
    done.report = verify(
        backup,
        {.chain_only = false, .busy_timeout_ms = options.busy_timeout_ms, .progress = options.progress});
    if (!done.report.is_clean()) {
        throw Error(ErrorKind::system,
                    form(tr("{path} is damaged: {what}"), fmt::arg("path", backup),
                         fmt::arg("what", text_of(first_of(done.report)))),
                    {}, tr("take another backup; nothing was changed"));
    }
    auto from = open_file_to_read(backup, options.busy_timeout_ms);
    NewLedger made(path, is_shared(from), group_of(backup, is_shared(from)));
    copy_snapshot(from, made.db());
    Transaction transaction(made.db());
    const auto restored_at = begin_restored_epoch(
        made.db(), acting, {.epochs_known = is_there ? epoch_of(path, options.busy_timeout_ms) : 0});
    transaction.commit();
    if (is_there) {
        replace_ledger(made, options, restored_at, done);
    } else {
        done.synced = made.finish();
    }
    done.archive = copy_archive_beside(from, backup, made.place(), {});
    return done;
}

}  // namespace aftercare
