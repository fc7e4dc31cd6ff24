#include "apps/aftercare/verified.hpp"

#include <algorithm>

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

RefusedBatch problem_lines(const VerifyReport& report) {
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

int tell_verified(Session& session, VerifyScope scope) {
    const bool chain_only = scope == VerifyScope::chain;
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

int tell_archive(const Session& session, const ArchiveCopy& archive) {
    constexpr std::size_t k_lines_max = 20;
    for (std::size_t i = 0; i < archive.findings.size() && i < k_lines_max; ++i) {
        session.warn(form(tr("archive: {what}"), fmt::arg("what", archive.findings[i])));
    }
    if (archive.findings.size() > k_lines_max) {
        session.warn(form(tr("archive: {count} more findings; see `aftercare close archive-check`"),
                          fmt::arg("count", archive.findings.size() - k_lines_max)));
    }
    return archive.findings.empty() ? k_exit_done : k_exit_partial;
}

}  // namespace aftercare
