#include "aftercare/store/keep.hpp"

#include <unistd.h>

#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

[[noreturn]] void refuse_existing(const std::string& path, const char* advice) {
    throw Error(ErrorKind::fact, form(tr("{path} exists already"), fmt::arg("path", path)), {}, advice);
}

void require_clean(const VerifyReport& report, const std::string& path, const char* advice) {
    if (!report.is_clean()) {
        const auto& first = report.first_bad ? *report.first_bad : report.problems.front();
        throw Error(
            ErrorKind::system,
            form(tr("{path} is damaged: {what}"), fmt::arg("path", path), fmt::arg("what", text_of(first))),
            {}, advice);
    }
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

/// Sees to it that nobody has the ledger at `path` open and that no log of it is left, which would be taken
/// for one of the file that comes in its place. What cannot be opened any more is just cleared away.
void clear_for_replacement(const std::string& path, std::int64_t busy_timeout_ms) {
    try {
        check_file(path);
        Database old(path, OpenMode::write, busy_timeout_ms);
        const auto mode = old.text("PRAGMA journal_mode = DELETE");
        if (mode && *mode != "delete") {
            throw Error(ErrorKind::busy,
                        form(tr("the ledger is in use by another process: {path}"), fmt::arg("path", path)),
                        {}, tr("try again, or wait longer with --busy-timeout"));
        }
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::busy) {
            throw;
        }
    }
    for (const auto* tail : {"-wal", "-shm", "-journal"}) {
        ::unlink((path + tail).c_str());
    }
}

}  // namespace

VerifyReport back_up(const std::string& path, const std::string& target, std::int64_t busy_timeout_ms) {
    if (exists(target)) {
        refuse_existing(target, tr("choose another name; nothing was changed"));
    }
    auto from = open_file_to_read(path, busy_timeout_ms);
    NewLedger copy(target, is_shared(from));
    copy_snapshot(from, copy.db());
    auto report = verify(copy.db().path(), {.chain_only = true, .busy_timeout_ms = busy_timeout_ms});
    require_clean(report, path, tr("no backup was made; run `aftercare verify`"));
    copy.finish(false);
    return report;
}

VerifyReport restore(const std::string& backup, const std::string& path, const RestoreOptions& options,
                     const Act& act) {
    if (exists(path) && !options.replace) {
        refuse_existing(path, tr("say --replace to lose it; nothing was changed"));
    }
    auto report = verify(backup, {.chain_only = false, .busy_timeout_ms = options.busy_timeout_ms});
    require_clean(report, backup, tr("take another backup; nothing was changed"));
    auto from = open_file_to_read(backup, options.busy_timeout_ms);
    NewLedger made(path, is_shared(from));
    copy_snapshot(from, made.db());
    {
        Transaction transaction(made.db());
        begin_restored_epoch(made.db(), act, false);
        transaction.commit();
    }
    if (exists(path)) {
        clear_for_replacement(path, options.busy_timeout_ms);
    }
    made.finish(options.replace);
    return report;
}

}  // namespace aftercare
