#include "apps/aftercare/verify.hpp"

#include "aftercare/store/verify.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/problem_lines.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.flag("chain", tr_later("only the hashes of the journal"));
}

int run(const Request& request, Session& session) {
    speak_as_ledger(session);
    const bool chain_only = request.flag("chain");
    Progress progress(session, tr("verifying"), k_progress_parts);
    const auto report =
        verify(session.settings().ledger(), {.chain_only = chain_only,
                                             .busy_timeout_ms = session.settings().busy_timeout_ms(),
                                             .progress = [&](std::int64_t done, std::int64_t total) {
                                                 progress.update(done * k_progress_parts / total);
                                             }});
    progress.clear();
    session.print(fmt::format("entries={}{} problems={} head={}", report.entries,
                              chain_only ? std::string() : fmt::format(" tickets={}", report.tickets),
                              report.found, to_hex(report.head.hash)));
    if (report.is_clean()) {
        return k_exit_done;
    }
    session.out().finish();
    throw problem_lines(report);
}

}  // namespace

const Command k_verify = {
    .name = "verify",
    .summary = tr_later("prove that the ledger is whole and is what its journal says"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
