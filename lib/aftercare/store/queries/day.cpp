#include "aftercare/store/queries/day.hpp"

namespace aftercare {

namespace {

struct MeasureSql {
    std::string_view measure;
    bool is_flow;
    const char* sql;
};

#define AFTERCARE_ENTRIES \
    "SELECT count(*) FROM journal WHERE happened_at >= :from AND happened_at < :until AND "
#define AFTERCARE_RUNS \
    "SELECT count(DISTINCT ticket_id) FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL AND "

constexpr MeasureSql k_measures[] = {
    {"opened", true,
     AFTERCARE_ENTRIES "verb = 'new' AND subject_kind = 'ticket' AND subject_id NOT IN"
                       " (SELECT id FROM ticket WHERE merged_into IS NOT NULL)"},
    {"accepted", true, AFTERCARE_ENTRIES "verb = 'triage' AND entered = 'accepted'"},
    {"dispatched", true, AFTERCARE_ENTRIES "verb = 'order' AND entered = 'dispatched'"},
    {"completed", true, AFTERCARE_ENTRIES "entered = 'completed'"},
    {"closed", true, AFTERCARE_ENTRIES "entered = 'closed' AND verb <> 'import'"},
    {"answered", true, AFTERCARE_ENTRIES "entered = 'closed' AND verb = 'answer'"},
    {"declined", true, AFTERCARE_ENTRIES "entered = 'declined'"},
    {"reopened", true, AFTERCARE_ENTRIES "verb IN ('reopen', 'record') AND entered IN ('accepted', 'new')"},
    {"open_now", false, "SELECT count(*) FROM ticket WHERE next_action IS NOT NULL"},
    {"overdue_now", false, AFTERCARE_RUNS "due_at < :now"},
    {"due_soon", false,
     AFTERCARE_RUNS "due_at >= :now AND due_at <= :soon AND coalesce(suspended_until, :now) <= :now"},
    {"silent_now", false, AFTERCARE_RUNS "due_at < :now AND clock = 'inform'"},
    {"callbacks_due", false,
     "SELECT count(DISTINCT ticket_id) FROM callback WHERE state = 'due' AND from_at <= :now"},
    {"callbacks_done", true, AFTERCARE_ENTRIES "verb = 'record'"},
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
