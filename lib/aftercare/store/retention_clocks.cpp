#include "aftercare/store/retention_clocks.hpp"

#include <algorithm>

#include "aftercare/store/contract_sql.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

Day day_at(const Statement& row, int column) {
    return Day{static_cast<std::int32_t>(row.integer(column))};
}

}  // namespace

std::vector<RetentionClock> load_retention_clocks(Database& db) {
    std::vector<RetentionClock> clocks;
    const auto policies = load_policies(db);
    auto rows = db.prepare(
        joined_sql<"SELECT k.party_id, k.n, pa.name, k.project_id, pr.name, k.contracted_at, "
                   "k.release_on, ",
                   k_retention_left_sql,
                   ", k.reminded_on, k.reminded_levels, (SELECT l.site FROM ledger l) FROM contract k "
                   "JOIN party pa ON pa.id = k.party_id JOIN project pr ON pr.id = k.project_id "
                   "WHERE k.release_on IS NOT NULL">);
    while (rows.step()) {
        RetentionClock clock;
        clock.party_id = {rows.integer(0)};
        clock.n = static_cast<int>(rows.integer(1));
        clock.number = written_subject(rows.text(10), SubjectKind::party, clock.party_id.value) + "/" +
                       std::to_string(clock.n);
        clock.party = rows.text(2);
        clock.project_id = {rows.integer(3)};
        clock.project = rows.text(4);
        clock.started_at = {rows.integer(5)};
        clock.release_on = day_at(rows, 6);
        const auto notice_days = policies.at(clock.started_at).retention_notice_days;
        clock.notice_on = Day{clock.release_on.number - static_cast<std::int32_t>(notice_days)};
        clock.left = {rows.integer(7)};
        if (!rows.is_null(8)) {
            clock.reminded_on = day_at(rows, 8);
        }
        clock.reminded_levels = rows.integer(9);
        clocks.push_back(std::move(clock));
    }
    std::stable_sort(clocks.begin(), clocks.end(), [](const RetentionClock& a, const RetentionClock& b) {
        return a.notice_on < b.notice_on;
    });
    return clocks;
}

bool runs_at(const RetentionClock& clock, Instant at) {
    return clock.started_at <= at && at < start_of(clock.release_on) && clock.left.count > 0;
}

}  // namespace aftercare
