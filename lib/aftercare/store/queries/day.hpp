// The measures of `report day`: what happened in a period is counted in the journal, what is open is counted
// now.
#pragma once

#include <string_view>
#include <vector>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/time_words.hpp"

namespace aftercare {

struct DayMeasure {
    std::string_view measure;
    std::int64_t value = 0;
    bool is_flow = false;  ///< counted in the period; otherwise it stands at `now`
};

/// opened accepted dispatched completed closed answered declined reopened open_now overdue_now due_soon
/// silent_now callbacks_due callbacks_done, in this order. Imported history counts in none. `soon` ends "due
/// soon".
std::vector<DayMeasure> count_day(Database& db, const Period& period, Instant now, Instant soon);

}  // namespace aftercare
