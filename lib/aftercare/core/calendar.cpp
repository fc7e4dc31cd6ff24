#include "aftercare/core/calendar.hpp"

#include <algorithm>

namespace aftercare {
namespace {

constexpr std::int64_t k_day_seconds = 86400;

constexpr Day k_last_day{2932896};  // 9999-12-31

/// A day as it runs in the zone: normally 86400 s, else a clock change falls on it.
struct DayBounds {
    Day day;
    Instant begin;
    Instant end;

    bool is_plain() const { return (end - begin).count == k_day_seconds; }
};

DayBounds bounds_of(Day day) {
    return {day, start_of(day), start_of({day.number + 1})};
}

DayBounds next_day(const DayBounds& bounds) {
    const Day day{bounds.day.number + 1};
    return {day, bounds.end, start_of({day.number + 1})};
}

/// Where second `second` of the wall's day lies, never outside the day: a clock change that skips a whole day
/// must not count the next one twice.
Instant wall_second(const DayBounds& bounds, std::int32_t second) {
    if (bounds.is_plain() || second == 0)
        return bounds.begin + Seconds{second};
    if (second >= k_day_seconds)
        return bounds.end;
    const Instant at = to_instant({to_date(bounds.day), {second / 3600, second / 60 % 60, second % 60}});
    return std::clamp(at, bounds.begin, bounds.end);
}

/// Calls `visit(begin, end)` for each counting span of the day, in order and without overlap, until it is
/// false.
template <typename Visit>
void for_each_span(const Calendar& calendar, const DayBounds& bounds, Visit visit) {
    Instant last_end = bounds.begin;
    for (const DaySpan& span : spans_of(calendar, bounds.day)) {
        const Instant begin = std::max(wall_second(bounds, span.from), last_end);
        const Instant end = std::max(wall_second(bounds, span.until), begin);
        last_end = end;
        if (!visit(begin, end))
            return;
    }
}

/// Counting time of the day within [from, until).
std::int64_t time_within(const Calendar& calendar, const DayBounds& bounds, Instant from, Instant until) {
    std::int64_t total = 0;
    if (bounds.is_plain() && from <= bounds.begin && bounds.end <= until) {
        for (const DaySpan& span : spans_of(calendar, bounds.day))
            total += span.until - span.from;
        return total;
    }
    for_each_span(calendar, bounds, [&](Instant begin, Instant end) {
        const std::int64_t length = (std::min(end, until) - std::max(begin, from)).count;
        total += std::max<std::int64_t>(length, 0);
        return true;
    });
    return total;
}

bool touches_unknown_year(const Calendar& calendar, Day first, Day last) {
    if (calendar.every_day_alike)
        return false;
    for (int year = to_date(first).year, end = to_date(last).year; year <= end; ++year) {
        if (!std::binary_search(calendar.years.begin(), calendar.years.end(), year))
            return true;
    }
    return false;
}

/// No end before the calendar of the program ends.
CalendarInstant end_of_time() {
    return {end_of(k_last_day), true};
}

}  // namespace

const std::vector<DaySpan>& spans_of(const Calendar& calendar, Day day) {
    static const std::vector<DaySpan> k_none;
    if (!calendar.every_day_alike) {
        if (std::binary_search(calendar.makeup_days.begin(), calendar.makeup_days.end(), day))
            return calendar.makeup_spans;
        if (std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), day))
            return k_none;
    }
    return calendar.weekday_spans[weekday(day)];
}

bool is_working_day(const Calendar& calendar, Day day) {
    return !spans_of(calendar, day).empty();
}

CalendarInstant add_working_time(const Calendar& calendar, Instant from, Seconds work) {
    if (work.count <= 0)
        return {from, false};
    const Day first = day_of(from);
    const Instant unbounded = end_of(k_last_day);
    if (work.count / k_day_seconds > k_last_day.number - first.number)
        return end_of_time();
    std::int64_t left = work.count;
    for (DayBounds bounds = bounds_of(first); bounds.day <= k_last_day; bounds = next_day(bounds)) {
        const std::int64_t here = time_within(calendar, bounds, from, unbounded);
        if (here < left) {
            left -= here;
            continue;
        }
        Instant at = bounds.end;
        for_each_span(calendar, bounds, [&](Instant begin, Instant end) {
            const Instant start = std::max(begin, from);
            const std::int64_t length = std::max<std::int64_t>((end - start).count, 0);
            at = start + Seconds{left};
            const bool goes_on = length < left;
            left -= length;
            return goes_on;
        });
        return {at, touches_unknown_year(calendar, first, bounds.day)};
    }
    return end_of_time();
}

CalendarInstant add_working_days(const Calendar& calendar, Instant from, std::int64_t days) {
    if (days <= 0)
        return {from, false};
    const Day first = day_of(from);
    if (days > k_last_day.number - first.number)
        return end_of_time();
    std::int64_t left = days;
    for (Day day{first.number + 1}; day <= k_last_day; ++day.number) {
        if (!is_working_day(calendar, day) || --left > 0)
            continue;
        Instant at = start_of(day);
        for_each_span(calendar, bounds_of(day), [&](Instant, Instant end) {
            at = end;
            return true;
        });
        return {at, touches_unknown_year(calendar, first, day)};
    }
    return end_of_time();
}

Seconds working_time_between(const Calendar& calendar, Instant from, Instant until) {
    if (until <= from)
        return {0};
    std::int64_t total = 0;
    // One day more, because a clock set back over midnight returns to the day before.
    const Day last{std::min(day_of(until).number, k_last_day.number - 1) + 1};
    for (DayBounds bounds = bounds_of(day_of(from)); bounds.day <= last; bounds = next_day(bounds))
        total += time_within(calendar, bounds, from, until);
    return {total};
}

CalendarInstant add_duration(const Duration& duration, Instant from, const Calendar& working,
                             const Calendar& service) {
    if (duration.pace == Pace::wall) {
        const Instant last = end_of(k_last_day);
        // Compared before adding, so that nothing overflows.
        if (from < last && duration.seconds > (last - from).count)
            return {last, false};
        return {from + Seconds{duration.seconds}, false};
    }
    const Calendar& calendar = duration.pace == Pace::working ? working : service;
    return duration.days > 0 ? add_working_days(calendar, from, duration.days)
                             : add_working_time(calendar, from, {duration.seconds});
}

}  // namespace aftercare
