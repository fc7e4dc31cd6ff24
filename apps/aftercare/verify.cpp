#include "apps/aftercare/verify.hpp"

#include <algorithm>

#include "aftercare/store/verify.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.flag("chain", tr_later("only the hashes of the journal"));
}

RefusedBatch problems_of(const VerifyReport& report) {
    RefusedBatch batch{{}, k_exit_system};
    if (report.first_bad) {
        batch.lines.push_back(
            form(tr("the first bad entry: {what}"), fmt::arg("what", text_of(*report.first_bad))));
    }
    for (const auto& problem : report.problems) {
        auto line = text_of(problem);
        const bool said = std::find(batch.lines.begin(), batch.lines.end(), line) != batch.lines.end();
        if (!said && (!report.first_bad || problem != *report.first_bad)) {
            batch.lines.push_back(std::move(line));
        }
    }
    const auto more = report.found - static_cast<std::int64_t>(report.problems.size());
    if (more > 0) {
        batch.lines.push_back(form(tr("{count} more problems"), fmt::arg("count", more)));
    }
    return batch;
}

int run(const Request& request, Session& session) {
    speak_as_ledger(session);
    const bool chain_only = request.flag("chain");
    constexpr std::int64_t k_parts = 1000;
    Progress progress(session, tr("verifying"), k_parts);
    const auto report =
        verify(session.settings().text("ledger"), {.chain_only = chain_only,
                                                   .busy_timeout_ms = session.settings().busy_timeout_ms(),
                                                   .progress = [&](std::int64_t done, std::int64_t total) {
                                                       progress.update(done * k_parts / total);
                                                   }});
    progress.clear();
    session.print(fmt::format("entries={}{} problems={} head={}", report.entries,
                              chain_only ? std::string() : fmt::format(" tickets={}", report.tickets),
                              report.found, to_hex(report.head.hash)));
    if (report.is_clean()) {
        return k_exit_done;
    }
    session.out().finish();
    throw problems_of(report);
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
