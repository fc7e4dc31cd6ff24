// What is to be reminded of at a moment, and to whom it goes.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "aftercare/core/reminders.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The reminders that go out at one moment. It is not moved: its reminders point at its rows.
struct RemindPlan {
    Policy policy;
    std::vector<RemindRow> rows;
    std::vector<Reminder> reminders;       ///< of `rows`; addressed to those who get one, which is somebody
    std::vector<bool> leaves_others;       ///< of each reminder: somebody of its step is left out
    std::vector<std::string> unaddressed;  ///< who should have got one and has no usable address
    std::map<std::string, std::int64_t> waiting;   ///< name → reminders that have not reached them
    std::map<std::string, std::int64_t> failures;  ///< address → deliveries that failed at these steps
};

/// The plan for `at` as `db` has it; with `only`, for whoever has that name.
std::unique_ptr<const RemindPlan> plan_at(Database& db, Instant at, const std::string& only);

}  // namespace aftercare
