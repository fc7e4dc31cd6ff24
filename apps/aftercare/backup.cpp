#include <filesystem>
#include <functional>

#include "aftercare/store/backups.hpp"
#include "aftercare/store/keep.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/verified.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

struct BackupRequest {
    std::string target;
    std::optional<std::int64_t> keep;
};

void describe_backup(Options& options, BackupRequest& request) {
    options.word(request.target, "FILE",
                 tr_later("the copy, which must not exist; with --keep the folder of the copies"),
                 check_not_empty);
    options.value(request.keep, "keep", "N",
                  tr_later("make a copy named after the time, and keep the newest N"));
}

bool prepare_backup(const BackupRequest& request, Session& session) {
    if (request.target == "-") {
        throw Error(ErrorKind::usage, tr("a backup needs a file"), {}, tr("name one that does not exist"));
    }
    if (!request.keep) {
        require_not_spared(request.target, session.spared());
    }
    return false;
}

/// Where the copy goes, and the archive of an earlier one.
RotatedName place_of(const BackupRequest& request, const Session& session, const std::string& ledger) {
    if (!request.keep) {
        return {request.target, {}};
    }
    std::error_code error;
    if (!std::filesystem::is_directory(request.target, error)) {
        throw Error(ErrorKind::system, form(tr("{path} is no directory"), fmt::arg("path", request.target)),
                    {}, tr("make it, for the eyes of the ledger's owner alone"));
    }
    return next_rotated(request.target, ledger, session.now());
}

/// The list of backups is for `doctor`; that it cannot be written takes nothing from the backup.
void note(const Session& session, const std::string& ledger, const Backup& made) {
    const auto absolute = std::filesystem::absolute(made.path).lexically_normal().string();
    try {
        const auto opened = Ledger::open_to_read(ledger, session.settings().busy_timeout_ms());
        note_backup(ledger, {session.now(), to_hex(made.report.head.hash), absolute}, shared_group(opened));
    } catch (const Error& error) {
        session.warn(form(tr("the backup is not in the list of backups: {what}"),
                          fmt::arg("what", error_line(error))));
    }
}

int tell_damaged(const Backup& made) {
    RefusedBatch batch = problem_lines(made.report);
    batch.lines.insert(
        batch.lines.begin(),
        form(tr("the ledger is damaged: the copy is kept as {path}, and no earlier copy was removed; "
                "run `aftercare verify`"),
             fmt::arg("path", made.path)));
    throw batch;
}

using OnProgress = std::function<void(std::int64_t, std::int64_t)>;

/// With --keep the name is ours: one that another run has taken meanwhile is no reason to fail.
Backup copy(const BackupRequest& request, const Session& session, const OnProgress& progress) {
    constexpr int k_tries = 10;
    const auto ledger = session.settings().ledger();
    for (int n = 1;; ++n) {
        const auto place = place_of(request, session, ledger);
        try {
            return back_up(ledger, place.path,
                           {.busy_timeout_ms = session.settings().busy_timeout_ms(),
                            .previous_archive =
                                place.previous.empty() ? std::string() : archive_folder_of(place.previous),
                            .progress = progress});
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::fact || !request.keep || n == k_tries) {
                throw;
            }
        }
    }
}

int run_backup(const BackupRequest& request, Session& session) {
    const auto ledger = session.settings().ledger();
    speak_as_ledger(session);
    Progress progress(session, tr("verifying"), k_progress_parts);
    const auto made = copy(request, session, [&](std::int64_t done, std::int64_t total) {
        progress.update(done * k_progress_parts / total);
    });
    progress.clear();
    if (!made.is_good()) {
        return tell_damaged(made);
    }
    if (made.synced == Synced::no) {
        session.warn(form(tr("the directory of {path} could not be synced"), fmt::arg("path", made.path)));
    }
    note(session, ledger, made);
    session.tell(form(tr("{entries} entries, head {head}"), fmt::arg("entries", made.report.entries),
                      fmt::arg("head", to_hex(made.report.head.hash))));
    session.print(made.path);
    // A copy without the whole archive takes the place of none that may have it.
    if (request.keep && made.archive.findings.empty()) {
        for (const auto& removed :
             rotate(request.target, ledger, static_cast<std::size_t>(*request.keep), made.path)) {
            session.tell(form(tr("removed {path}"), fmt::arg("path", removed)));
        }
    }
    return tell_archive(session, made.archive);
}

}  // namespace

const Command k_backup = {
    .name = "backup",
    .summary = tr_later("make a verified copy while others go on writing"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_backup, run_backup, prepare_backup>,
};

}  // namespace aftercare
