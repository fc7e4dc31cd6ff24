#include "aftercare/store/keep.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/verified.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

struct RestoreRequest {
    std::string backup;
    bool replace = false;
};

void describe_restore(Options& options, RestoreRequest& request) {
    options.word(request.backup, "FILE", tr_later("the backup"), check_not_empty);
    options.words_name_files();
    options.flag(request.replace, "replace",
                 tr_later("in place of the ledger that is there, which is kept under another name"));
}

int run_restore(const RestoreRequest& request, Session& session) {
    const auto acting = session.acting();
    const auto path = path_of_new_ledger(session);
    speak_as_ledger(session);
    Progress progress(session, tr("verifying"), k_progress_parts);
    const auto done =
        restore(request.backup, path,
                {.replace = request.replace,
                 .busy_timeout_ms = session.settings().busy_timeout_ms(),
                 .progress = [&](std::int64_t steps,
                                 std::int64_t total) { progress.update(steps * k_progress_parts / total); }},
                acting);
    progress.clear();
    session.tell(form(tr("{entries} entries, head {head}"), fmt::arg("entries", done.report.entries),
                      fmt::arg("head", to_hex(done.report.head.hash))));
    if (!done.kept.empty()) {
        session.tell(form(tr("the ledger that was there is now {path}"), fmt::arg("path", done.kept)));
    }
    if (!done.has_rights) {
        session.warn(form(tr("{path} could not get the owner that it had"), fmt::arg("path", path)));
    }
    if (done.synced == Synced::no) {
        session.warn(form(
            tr("the directory of {path} could not be synced: after a power failure the former ledger may be "
               "there again"),
            fmt::arg("path", path)));
    }
    session.print(path);
    return tell_archive(session, done.archive);
}

}  // namespace

const Command k_restore = {
    .name = "restore",
    .summary = tr_later("make a backup the ledger"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_restore, run_restore>,
};

}  // namespace aftercare
