// Working time: which spans of which days count, per project.
//
// A calendar is spans of wall-clock time for each weekday, public holidays (off) and make-up working days
// (调休), and the years for which these are loaded. Outside those years weekdays are assumed and the answer
// says so.
#pragma once

#include <cstdint>
#include <vector>

#include "aftercare/support/instant.hpp"
#include "aftercare/support/time_words.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

/// A span of a day, [from, until) in seconds since its 00:00.
struct DaySpan {
    std::int32_t from = 0;
    std::int32_t until = 0;
    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("until", self.until);
    }
    auto operator<=>(const DaySpan&) const = default;
};

/// The hours that count. Spans are sorted and do not overlap; at least one weekday has a span.
struct Calendar {
    std::vector<DaySpan> weekday_spans[7];  ///< Monday first
    std::vector<DaySpan> makeup_spans;      ///< of a make-up working day
    std::vector<Day> holidays;              ///< sorted: off whatever the weekday
    std::vector<Day> makeup_days;           ///< sorted: working whatever the weekday
    std::vector<int> years;                 ///< sorted: years for which the two lists are complete
    bool every_day_alike = false;  ///< service hours: holidays do not matter, nothing is ever assumed
    static void fields(auto& self, auto&& field) {
        field("mon", self.weekday_spans[0]);
        field("tue", self.weekday_spans[1]);
        field("wed", self.weekday_spans[2]);
        field("thu", self.weekday_spans[3]);
        field("fri", self.weekday_spans[4]);
        field("sat", self.weekday_spans[5]);
        field("sun", self.weekday_spans[6]);
        field("makeup", self.makeup_spans);
        field("holidays", self.holidays);
        field("makeup_days", self.makeup_days);
        field("years", self.years);
        field("every_day_alike", self.every_day_alike);
    }
};

/// An instant computed by a calendar, and whether a year without loaded holidays was touched on the way.
struct CalendarInstant {
    Instant at;
    bool assumed = false;
};

/// The spans that count on `day`.
const std::vector<DaySpan>& spans_of(const Calendar& calendar, Day day);
bool is_working_day(const Calendar& calendar, Day day);

/// The instant at which `work` seconds of counting time have run since `from`; `from` itself when work ≤ 0.
/// An end that falls on the end of a span is that span's end, not the next one's beginning.
CalendarInstant add_working_time(const Calendar& calendar, Instant from, Seconds work);

/// The end of the last span of the `days`-th working day after the day of `from`; `from` itself when days ≤
/// 0.
CalendarInstant add_working_days(const Calendar& calendar, Instant from, std::int64_t days);

/// Counting time within [from, until); 0 when until ≤ from.
Seconds working_time_between(const Calendar& calendar, Instant from, Instant until);

/// Adds a duration of any pace; `working` and `service` are the calendars of those paces.
CalendarInstant add_duration(const Duration& duration, Instant from, const Calendar& working,
                             const Calendar& service);

}  // namespace aftercare
