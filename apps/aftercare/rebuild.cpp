#include "aftercare/store/replay.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/verified.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

struct RebuildRequest {
    bool clock = false;
};

void describe_rebuild(Options& options, RebuildRequest& request) {
    options.flag(request.clock, "clock",
                 tr_later("only begin to count by the system clock, when it or the ledger's was wrong"));
}

int run_rebuild(const RebuildRequest& request, Session& session) {
    speak_as_ledger(session);
    if (request.clock) {
        set_clock(session.settings().ledger(), session.settings().busy_timeout_ms(), session.acting());
        return tell_verified(session, VerifyScope::chain);
    }
    constexpr std::int64_t k_parts = 1000;
    Progress progress(session, tr("rebuilding"), k_parts);
    try {
        rebuild(session.settings().ledger(), session.settings().busy_timeout_ms(),
                [&](std::int64_t done, std::int64_t total) { progress.update(done * k_parts / total); });
    } catch (const DamagedError& error) {
        throw DamagedError(
            error.found(),
            tr("pages are damaged, so rows cannot be made anew in this file: restore the last good backup, "
               "or "
               "make a new ledger of the journal with `aftercare export --reveal PURPOSE` and `aftercare "
               "import`"));
    }
    progress.clear();
    return tell_verified(session, VerifyScope::all);
}

}  // namespace

const Command k_rebuild = {
    .name = "rebuild",
    .summary = tr_later("make rows and search index anew from the journal, and prove the ledger"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_rebuild, run_rebuild>,
};

}  // namespace aftercare
