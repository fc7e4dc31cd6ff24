// The one time zone of a ledger: civil time from instants and back, through libc and TZ.
//
// libc keeps the zone in process-wide state, so there is one Zone a process; this file is the only one that
// touches TZ. What libc says is kept by spans of three months, so a list of a million rows does not ask libc
// a million times, and when the clock is set is found once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aftercare/support/instant.hpp"

namespace aftercare {

/// A calendar date, 1-based month and day.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const Date&) const = default;
};

/// A wall-clock time of a day, 00:00:00 .. 23:59:59.
struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    int second = 0;
    auto operator<=>(const TimeOfDay&) const = default;
};

/// A date and time of day in some zone.
struct CivilTime {
    Date date;
    TimeOfDay time;
    auto operator<=>(const CivilTime&) const = default;
};

bool is_valid(const Date& date);
Day to_day(const Date& date);
Date to_date(Day day);
/// 0 = Monday … 6 = Sunday.
int weekday(Day day);
/// The same date `years` later; 29 February becomes 28 February in a common year.
Day add_years(Day day, int years);
/// The same day of the month `months` later (may be negative), or the last day of that month when it is
/// shorter.
Day add_months(Day day, int months);

/// `2026-11-21`, ASCII digits, strictly; nothing for an impossible date.
std::optional<Day> parse_day(std::string_view text);
std::string format_day(Day day);

/// Makes `iana` ("Asia/Shanghai", "UTC") the zone of this process. False, changing nothing, when the system
/// has no such zone.
bool use_zone(const std::string& iana);

/// Whether the wall shows a year of 0001..9999 at `at`. All below is for such instants; others are taken as
/// the nearer end of these years.
bool is_in_range(Instant at);

CivilTime to_civil(Instant at);
/// Seconds since 1970-01-01 00:00 as the wall counts them.
std::int64_t wall_seconds(Instant at);

/// When the wall shows a civil time. Where the clock is set forward it skips times, where it is set back it
/// shows some twice.
struct WallTime {
    enum class Shown { once, never, twice };
    Shown shown = Shown::once;
    Instant first;  ///< never: the last second before the gap
    Instant last;   ///< once: as `first`; never: the first second behind the gap
};
WallTime find_on_wall(const CivilTime& civil);

/// The instant of a civil time: the first of two, the end of the gap for one that is skipped. What a person
/// typed goes through find_on_wall.
Instant to_instant(const CivilTime& civil);
/// The first instant behind `from` and before `until` at which the clock is set. Of two that are less than
/// six days apart and undo each other nothing is known (there have been none since 1940).
std::optional<Instant> next_clock_change(Instant from, Instant until);

Day day_of(Instant at);
/// The first instant of the day: 00:00:00, or where the clock is set forward at midnight what comes behind.
Instant start_of(Day day);
/// The last second of the day.
Instant end_of(Day day);

/// `2026-11-21 14:05` in the zone.
std::string format_minute(Instant at);
/// RFC 3339 with the zone's offset, `2026-11-21T14:05:00+08:00`.
std::string format_rfc3339(Instant at);
/// `2026-11-21T140500`, in the zone in use: for names of files.
std::string file_stamp(Instant at);
/// Appends the RFC 3339 form without an allocation of its own; for long lists.
void append_rfc3339(std::string& out, Instant at);

}  // namespace aftercare
