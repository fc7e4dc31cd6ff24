// What reminders are made from: the clocks that run and the holds that have not ended, with their tickets;
// and who has been reminded of one already.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/reminders.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// All running clocks, the earliest due first, then all holds that go on.
std::vector<RemindRow> load_remind_rows(Database& db);

/// The department's people by the time they were registered.
std::vector<StaffMember> load_staff_register(Database& db);

/// The names of those who were reminded of this row at this step on or after `reminder.counts_from`, without
/// those to whom it could not be delivered.
std::vector<std::string> names_reminded(Database& db, const Reminder& reminder);

/// The queries, for the test of their plans.
extern const char* const k_remind_runs_sql;
extern const char* const k_remind_holds_sql;

}  // namespace aftercare
