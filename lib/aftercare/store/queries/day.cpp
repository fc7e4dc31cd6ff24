#include "aftercare/store/queries/day.hpp"

#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

struct MeasureSql {
    std::string_view measure;
    bool is_flow;
    const char* sql;
};

constexpr SqlPiece k_entries =
    "SELECT count(*) FROM journal WHERE happened_at >= :from AND happened_at < :until AND ";
constexpr SqlPiece k_runs =
    "SELECT count(DISTINCT ticket_id) FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL AND ";

constexpr MeasureSql k_measures[] = {
    {"opened", true,
     joined_sql<k_entries,
                "verb = 'new' AND subject_kind = 'ticket' AND subject_id NOT IN"
                " (SELECT id FROM ticket WHERE merged_into IS NOT NULL)">},
    {"accepted", true, joined_sql<k_entries, "verb = 'triage' AND entered = 'accepted'">},
    {"dispatched", true, joined_sql<k_entries, "verb = 'order' AND entered = 'dispatched'">},
    {"completed", true, joined_sql<k_entries, "entered = 'completed'">},
    {"closed", true, joined_sql<k_entries, "entered = 'closed' AND verb <> 'import'">},
    {"answered", true, joined_sql<k_entries, "entered = 'closed' AND verb = 'answer'">},
    {"declined", true, joined_sql<k_entries, "entered = 'declined'">},
    {"reopened", true,
     joined_sql<k_entries, "verb IN ('reopen', 'record') AND entered IN ('accepted', 'new')">},
    {"open_now", false, joined_sql<"SELECT count(*) FROM ticket WHERE ", is_open_sql<"">>},
    {"overdue_now", false, joined_sql<k_runs, "due_at < :now">},
    {"due_soon", false,
     joined_sql<k_runs, "due_at >= :now AND due_at <= :soon AND coalesce(suspended_until, :now) <= :now">},
    {"silent_now", false, joined_sql<k_runs, "due_at < :now AND clock = 'inform'">},
    {"callbacks_due", false,
     "SELECT count(DISTINCT ticket_id) FROM callback WHERE state = 'due' AND from_at <= :now"},
    {"callbacks_done", true, joined_sql<k_entries, "verb = 'record'">},
};

}  // namespace

std::vector<DayMeasure> count_day(Database& db, const Period& period, Instant now, Instant soon) {
    std::vector<DayMeasure> measures;
    for (const auto& each : k_measures) {
        auto statement = db.prepare(each.sql);
        const std::pair<const char*, Instant> values[] = {
            {":from", period.from}, {":until", period.until}, {":now", now}, {":soon", soon}};
        for (const auto& [name, at] : values) {
            if (const int i = statement.parameter(name); i != 0) {
                statement.bind(i, at.seconds);
            }
        }
        measures.push_back({each.measure, statement.step() ? statement.integer(0) : 0, each.is_flow});
    }
    return measures;
}

}  // namespace aftercare
