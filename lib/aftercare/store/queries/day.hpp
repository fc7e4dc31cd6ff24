// The measures of `report day`: what happened in a period is counted in the acts of the tickets that it
// touches, what is open is counted now.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/periods.hpp"

namespace aftercare {

struct DayMeasure {
    std::string_view measure;
    std::int64_t value = 0;
    std::optional<std::int64_t> previous;  ///< in the period before, of what is counted in a period
};

/// opened accepted dispatched completed closed answered declined reopened open_now overdue_now due_soon
/// silent_now callbacks_due callbacks_done, in this order. Imported history counts in none, merged and voided
/// tickets are not opened, and what was struck out did not happen. The period before is as long and ends
/// where `period` begins; `soon` ends "due soon".
std::vector<DayMeasure> count_day(Database& db, const Period& period, Instant now, Instant soon);

}  // namespace aftercare
