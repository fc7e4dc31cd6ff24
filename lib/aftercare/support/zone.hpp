// The one time zone of a ledger: civil time from instants and back, through libc and TZ.
//
// libc keeps the zone in process-wide state, so there is one Zone a process; this file is the only one that
// touches TZ. Conversions are cached by week, so a list of a million rows does not ask libc a million times.
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
/// The instant of a civil time; one that a clock change skips moves forward by the gap, one that occurs
/// twice means the first.
Instant to_instant(const CivilTime& civil);
Day day_of(Instant at);
/// 00:00:00 of the day.
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
