// Working time: which spans of which days count, per project.
//
// A calendar is spans of wall-clock time for each weekday, public holidays (off), make-up working days (调休)
// and days with hours of their own, and the years for which these are loaded. Outside those years weekdays
// are assumed and the answer says so.
//
// A moment counts while the wall shows a time within a span: what the clock skips is lost, what it shows
// twice counts twice. Sums over days are prepared, so that a year costs no more than a day.
#pragma once

#include <cstdint>
#include <optional>
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

/// The hours of one day, whatever its weekday and whether it is a holiday; without spans it is off.
struct DayHours {
    Day on;
    std::vector<DaySpan> spans;
    static void fields(auto& self, auto&& field) {
        field("on", self.on);
        field("spans", self.spans);
    }
    bool operator==(const DayHours&) const = default;
};

/// An amount of each day, summed up: what all weeks have, and the days that differ from it. Asking one that
/// was not made is a bug.
class DaySums {
  public:
    struct Differing {
        Day day;
        std::int64_t by = 0;  ///< more than its weekday has
    };

    DaySums() = default;
    /// `week`: Monday first; none is negative. `differing`: sorted, each day once.
    DaySums(const std::int64_t (&week)[7], const std::vector<Differing>& differing);

    /// The sum of all days before `day`, counted from some day long ago.
    std::int64_t before(Day day) const;
    /// The day on which the sum reaches `sum`: before(day) < sum ≤ before(day + 1). Nothing when none does.
    std::optional<Day> reaching(std::int64_t sum) const;

  private:
    struct Step {
        Day day;
        std::int64_t before = 0;   ///< the sum of all days before it
        std::int64_t through = 0;  ///< … with it
        std::int64_t more = 0;     ///< how much that is above what plain weeks have
    };
    std::int64_t plain_before(Day day) const;

    bool m_is_made = false;
    std::int64_t m_week = 0;
    std::int64_t m_before_weekday[7] = {};
    std::vector<Step> m_steps;
};

/// The hours that count. Spans are sorted and do not overlap; at least one weekday has a span. Whoever
/// changes one calls sum_up_days().
struct Calendar {
    std::vector<DaySpan> weekday_spans[7];  ///< Monday first
    std::vector<DaySpan> makeup_spans;      ///< of a make-up working day
    std::vector<Day> holidays;              ///< sorted: off whatever the weekday
    std::vector<Day> makeup_days;           ///< sorted: working whatever the weekday
    std::vector<int> years;                 ///< sorted: years for which the two lists are complete
    std::vector<DayHours> dates;            ///< sorted, each day once: they go before all the others
    bool every_day_alike = false;  ///< service hours: holidays do not matter, nothing is ever assumed
    DaySums seconds;               ///< counting time; by sum_up_days()
    DaySums working_days;          ///< 1 a working day; by sum_up_days()
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
        field("dates", self.dates);
        field("every_day_alike", self.every_day_alike);
    }
};

/// An instant computed by a calendar, and whether a year without loaded holidays was touched on the way.
struct CalendarInstant {
    Instant at;
    bool assumed = false;
};

/// Sums up the days of the calendar; what adds and counts below needs it.
void sum_up_days(Calendar& calendar);

/// The spans that count on `day`.
const std::vector<DaySpan>& spans_of(const Calendar& calendar, Day day);
bool is_working_day(const Calendar& calendar, Day day);

/// The instant at which `work` seconds of counting time have run since `from`; `from` itself when work ≤ 0.
/// An end that falls on the end of a span is that span's end, not the next one's beginning.
CalendarInstant add_working_time(const Calendar& calendar, Instant from, Seconds work);

/// The end, as the wall shows it for the last time, of the last span of the `days`-th working day after the
/// day of `from`; `from` itself when days ≤ 0.
CalendarInstant add_working_days(const Calendar& calendar, Instant from, std::int64_t days);

/// Counting time within [from, until); 0 when until ≤ from.
Seconds working_time_between(const Calendar& calendar, Instant from, Instant until);

/// Adds a duration of any pace; `working` and `service` are the calendars of those paces.
CalendarInstant add_duration(const Duration& duration, Instant from, const Calendar& working,
                             const Calendar& service);

}  // namespace aftercare
