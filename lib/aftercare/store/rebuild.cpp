#include "aftercare/store/epoch.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/store/schema.hpp"
#include "aftercare/store/verify_parts.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_block = 1024;  ///< steps of which progress is told

void require_chain(Database& db, const Tick& tick) {
    Findings findings;
    check_chain(db, findings, tick);
    VerifyReport report;
    findings.report_to(report);
    if (!report.is_clean()) {
        const auto& first = report.first_bad ? *report.first_bad : report.problems.front();
        throw Error(ErrorKind::system,
                    form(tr("the journal is damaged: {what}"), fmt::arg("what", text_of(first))), {},
                    tr("restore the last good backup; nothing was changed"));
    }
}

}  // namespace

void set_clock(const std::string& path, std::int64_t busy_timeout_ms, const Acting& acting) {
    auto ledger = Ledger::open_to_write(path, busy_timeout_ms);
    Transaction transaction(ledger.db());
    bool is_right = true;
    try {
        JournalWriter(ledger.db(), acting.clock).now();
    } catch (const Error&) {
        is_right = false;
    }
    if (is_right) {
        throw Error(ErrorKind::fact, tr("the clock goes on from the last entry: there is nothing to set"));
    }
    begin_clock_epoch(ledger.db(), acting);
    transaction.commit();
}

void rebuild(const std::string& path, std::int64_t busy_timeout_ms,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
    auto db = open_file_to_write(path, busy_timeout_ms);
    db.exec("PRAGMA foreign_keys = 0");  // has no effect within a transaction, and tables are dropped
    db.exec("PRAGMA cache_size = -32768");
    Transaction transaction(db);
    const auto steps = 2 * db.integer("SELECT count(*) FROM journal").value_or(0);
    std::int64_t done = 0;
    const auto tick = [&] {
        if (++done % k_block == 0 && progress) {
            progress(done, steps);
        }
    };
    require_chain(db, tick);
    drop_derived(db);
    make_missing(db);
    rebuild_rows(db, tick);
    db.exec("REINDEX chain");  // those that SQLite makes for the keys of tables kept
    db.exec("REINDEX sqlar");
    transaction.commit();
}

}  // namespace aftercare
