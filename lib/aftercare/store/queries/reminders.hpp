// What reminders are made from: the clocks that run and the holds that have not ended, with their tickets,
// and the retention clocks of contracts; who has been reminded of one already; and what became of the runs.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/reminders.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// All running clocks, the earliest due first, then all holds that go on, then the contracts.
std::vector<RemindRow> load_remind_rows(Database& db, Instant now);

/// Who was reminded of a row at a step, as the journal has it.
struct RemindedNames {
    std::vector<std::string> reminded;  ///< without those to whom it could not be delivered
    std::vector<std::string> failed;    ///< those to whom it could not, once for each time
};

/// Of the reminder's row and step, on or after `reminder.counts_from`.
RemindedNames load_reminded_names(Database& db, const Reminder& reminder);

/// What became of the reminders that one run claimed for one recipient: how many clocks and holds.
struct RemindCount {
    Instant at;  ///< of the run
    std::string recipient;
    std::int64_t claimed = 0;  ///< of which nothing more is known: the run goes on, or it was killed
    std::int64_t sent = 0;
    std::int64_t failed = 0;
};

/// The runs behind `after` up to and with `until`, in their order.
std::vector<RemindCount> count_reminders(Database& db, Instant after, Instant until);

/// The queries, for the test of their plans.
extern const char* const k_remind_runs_sql;
extern const char* const k_remind_holds_sql;
extern const char* const k_remind_entries_sql;

}  // namespace aftercare
