// Spans of time as people name them, and the one before.
#pragma once

#include <optional>
#include <string_view>

#include "aftercare/support/time_words.hpp"

namespace aftercare {

/// A half-open span of time [from, until).
struct Period {
    Instant from;
    Instant until;
    auto operator<=>(const Period&) const = default;
};

/// `today yesterday week last-week month last-month quarter last-quarter year last-year 2026-11-21 2026-10
/// 2026Q3 2026 -7d` and 今天 昨天 本周 上周 本月 上月 近7天 (the last 7 days including today; `-7d` the
/// same). Weeks begin on Monday. Nothing for anything else.
std::optional<Period> parse_period(std::string_view text, Instant now);

/// The day that a filter or `-b`/`-e` names: a bare date or a word for one day, as [00:00, next 00:00); a
/// full time gives a Period of one second.
Outcome<Period, TimeFault> parse_span(std::string_view text, Instant now);

/// The period before: the months before whole months, the days before whole days, else the same span. Of a
/// period that is still running at `now` only up to and with the same point of it, by local day and time.
Period period_before(const Period& period, Instant now);

}  // namespace aftercare
