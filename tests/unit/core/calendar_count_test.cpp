#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <string>

#include "aftercare/core/calendar.hpp"

using namespace aftercare;

namespace {

/// The calendar read minute by minute: a minute counts while the wall shows a time within a span of its day.
class MinuteCount {
  public:
    explicit MinuteCount(const Calendar& calendar) : m_calendar(calendar) {}

    bool counts(Instant minute) const {
        const CivilTime civil = to_civil(minute);
        const int second = civil.time.hour * 3600 + civil.time.minute * 60;
        const auto& spans = spans_said(to_day(civil.date));
        return std::any_of(spans.begin(), spans.end(),
                           [&](const DaySpan& span) { return span.from <= second && second < span.until; });
    }
    std::int64_t between(Instant from, Instant until) const {
        std::int64_t minutes = 0;
        for (Instant at = from; at < until; at = at + k_minute)
            minutes += counts(at) ? 1 : 0;
        return minutes;
    }
    Instant add(Instant from, std::int64_t minutes) const {
        Instant at = from;
        for (; minutes > 0; at = at + k_minute)
            minutes -= counts(at) ? 1 : 0;
        return at;
    }
    /// The end of the last minute of the nth working day that the wall shows before the end of its last span.
    Instant add_days(Instant from, std::int64_t days) const {
        Day day = day_of(from);
        while (days > 0) {
            ++day.number;
            days -= spans_said(day).empty() ? 0 : 1;
        }
        Instant last = start_of(day);
        for (Instant at = last; at < start_of({day.number + 1}) + k_24_hours; at = at + k_minute) {
            const CivilTime civil = to_civil(at);
            const int second = civil.time.hour * 3600 + civil.time.minute * 60;
            if (to_day(civil.date) == day && second < spans_said(day).back().until)
                last = at + k_minute;
        }
        return last;
    }

  private:
    /// Said anew, in the words of the rules.
    const std::vector<DaySpan>& spans_said(Day day) const {
        static const std::vector<DaySpan> k_off;
        for (const auto& date : m_calendar.dates) {
            if (date.on == day)
                return date.spans;
        }
        const auto has = [&](const std::vector<Day>& days) {
            return !m_calendar.every_day_alike && std::find(days.begin(), days.end(), day) != days.end();
        };
        return has(m_calendar.makeup_days) ? m_calendar.makeup_spans
               : has(m_calendar.holidays)  ? k_off
                                           : m_calendar.weekday_spans[weekday(day)];
    }

    const Calendar& m_calendar;
};

class RandomCalendars {
  public:
    explicit RandomCalendars(unsigned seed) : m_random(seed) {}

    std::int64_t number(std::int64_t from, std::int64_t until) {
        return std::uniform_int_distribution<std::int64_t>(from, until)(m_random);
    }
    /// One to three spans of whole half hours, or none.
    std::vector<DaySpan> spans(bool may_be_none) {
        std::vector<std::int32_t> edges;
        for (auto count = number(may_be_none ? 0 : 1, 3) * 2; count > 0; --count)
            edges.push_back(static_cast<std::int32_t>(number(0, 48) * 1800));
        std::sort(edges.begin(), edges.end());
        std::vector<DaySpan> spans;
        for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
            if (edges[i] < edges[i + 1] && (spans.empty() || spans.back().until < edges[i]))
                spans.push_back({edges[i], edges[i + 1]});
        }
        if (spans.empty() && !may_be_none)
            spans.push_back({0, 86400});
        return spans;
    }
    std::vector<Day> days(Day around, int most) {
        std::vector<Day> days;
        for (auto count = number(0, most); count > 0; --count)
            days.push_back({around.number + static_cast<std::int32_t>(number(-20, 40))});
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }
    Calendar calendar(Day around) {
        Calendar calendar;
        for (auto& spans_of_weekday : calendar.weekday_spans)
            spans_of_weekday = spans(number(0, 2) == 0);
        calendar.weekday_spans[number(0, 6)] = spans(false);
        calendar.makeup_spans = spans(false);
        calendar.holidays = days(around, 12);
        for (const Day day : days(around, 6)) {
            if (!std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), day))
                calendar.makeup_days.push_back(day);
        }
        for (const Day day : days(around, 6))
            calendar.dates.push_back({day, spans(true)});
        calendar.every_day_alike = number(0, 3) == 0;
        sum_up_days(calendar);
        return calendar;
    }

  private:
    std::mt19937_64 m_random;
};

}  // namespace

TEST_CASE("agrees with counting minute by minute, over holidays, dates and every kind of clock change") {
    struct Place {
        const char* zone;
        Date change;  ///< when the clock is set there
    };
    RandomCalendars random(20261129);
    for (const Place& place :
         {Place{"Asia/Shanghai", {2026, 2, 14}}, Place{"America/New_York", {2026, 3, 8}},
          Place{"America/New_York", {2026, 11, 1}}, Place{"Europe/Lisbon", {2026, 10, 25}},
          Place{"Africa/Cairo", {2026, 4, 24}}, Place{"Africa/Cairo", {2026, 10, 30}},
          Place{"America/Asuncion", {2024, 3, 24}}, Place{"Australia/Lord_Howe", {2026, 4, 5}},
          Place{"Pacific/Apia", {2011, 12, 30}}, Place{"America/Toronto", {2006, 4, 2}}}) {
        REQUIRE(use_zone(place.zone));
        const Day around = to_day(place.change);
        for (int i = 0; i < 25; ++i) {
            const Calendar calendar = random.calendar(around);
            const MinuteCount count(calendar);
            const Instant from = start_of(around) + Seconds{random.number(-5 * 1440, 2 * 1440) * 60};
            const Instant until = from + Seconds{random.number(0, 12 * 1440) * 60};
            const auto minutes = random.number(1, 4000);
            const auto days = random.number(1, 5);
            CAPTURE(place.zone);
            CAPTURE(format_rfc3339(from));
            CHECK(working_time_between(calendar, from, until).count == count.between(from, until) * 60);
            CHECK(format_rfc3339(add_working_time(calendar, from, {minutes * 60}).at) ==
                  format_rfc3339(count.add(from, minutes)));
            CHECK(format_rfc3339(add_working_days(calendar, from, days).at) ==
                  format_rfc3339(count.add_days(from, days)));
        }
    }
    REQUIRE(use_zone("Asia/Shanghai"));
}
