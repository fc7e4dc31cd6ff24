// Days, weeks, months, quarters and years of the calendar: what days are counted by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/support/zone.hpp"

namespace aftercare {

enum class PeriodUnit { day, week, month, quarter, year };

/// `day week month quarter year` and 日 天 周 月 季 年; nothing for anything else.
std::optional<PeriodUnit> period_unit_named(std::string_view name);

/// `day`, `week`, …
std::string_view period_unit_code(PeriodUnit unit);

/// The day that the unit around `day` begins with. Weeks begin on Monday.
Day first_day_of(PeriodUnit unit, Day day);

/// The first day behind the unit that begins with `first`.
Day first_day_behind(PeriodUnit unit, Day first);

/// What the unit that begins with `first` is called, as a period is typed: `2026-11-21`, `2026-11`, `2026Q4`,
/// `2026`. A week is called by its Monday.
std::string period_name(PeriodUnit unit, Day first);

}  // namespace aftercare
