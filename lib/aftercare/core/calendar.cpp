#include "aftercare/core/calendar.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>

namespace aftercare {
namespace {

constexpr std::int64_t k_day_seconds = 86400;

constexpr Day k_first_day{-719162};  // 0001-01-01
constexpr Day k_last_day{2932896};   // 9999-12-31

constexpr std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// Days since the Monday before 1970-01-01, from which sums are counted.
std::int64_t since_monday(Day day) {
    return std::int64_t{day.number} + 3;
}

std::int64_t length_of(const std::vector<DaySpan>& spans) {
    std::int64_t length = 0;
    for (const DaySpan& span : spans)
        length += span.until - span.from;
    return length;
}

/// All days that may differ from their weekday, sorted, each once.
std::vector<Day> days_apart(const Calendar& calendar) {
    std::vector<Day> days;
    days.reserve(calendar.dates.size() + calendar.holidays.size() + calendar.makeup_days.size());
    for (const DayHours& date : calendar.dates)
        days.push_back(date.on);
    if (!calendar.every_day_alike) {
        days.insert(days.end(), calendar.holidays.begin(), calendar.holidays.end());
        days.insert(days.end(), calendar.makeup_days.begin(), calendar.makeup_days.end());
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

/// Counting time before a second of the wall.
std::int64_t sum_at(const Calendar& calendar, std::int64_t wall) {
    const Day day{static_cast<std::int32_t>(floor_div(wall, k_day_seconds))};
    const std::int64_t second = wall - day.number * k_day_seconds;
    std::int64_t sum = calendar.seconds.before(day);
    for (const DaySpan& span : spans_of(calendar, day))
        sum += std::clamp<std::int64_t>(second, span.from, span.until) - span.from;
    return sum;
}

/// The first second of the wall before which `sum` has been counted; nothing behind the last day.
std::optional<std::int64_t> wall_of_sum(const Calendar& calendar, std::int64_t sum) {
    const auto day = calendar.seconds.reaching(sum);
    if (!day || *day > k_last_day)
        return std::nullopt;
    std::int64_t left = sum - calendar.seconds.before(*day);
    for (const DaySpan& span : spans_of(calendar, *day)) {
        if (left <= span.until - span.from)
            return day->number * k_day_seconds + span.from + left;
        left -= span.until - span.from;
    }
    assert(false);
    return std::nullopt;
}

/// The instant behind the last second of the wall before `wall`.
Instant behind_wall(Day day, std::int32_t second) {
    const std::int32_t last = second - 1;
    const WallTime found = find_on_wall({to_date(day), {last / 3600, last / 60 % 60, last % 60}});
    return (found.shown == WallTime::Shown::never ? found.first : found.last) + Seconds{1};
}

bool touches_unknown_year(const Calendar& calendar, Day first, Day last) {
    if (calendar.every_day_alike)
        return false;
    const int from = to_date(first).year;
    const int until = to_date(last).year;
    const auto known = std::lower_bound(calendar.years.begin(), calendar.years.end(), from);
    const auto behind = std::upper_bound(known, calendar.years.end(), until);
    return behind - known != until - from + 1;
}

/// No end before the calendar of the program ends.
CalendarInstant end_of_time() {
    return {end_of(k_last_day), true};
}

}  // namespace

DaySums::DaySums(const std::int64_t (&week)[7], const std::vector<Differing>& differing) : m_is_made(true) {
    for (int i = 0; i < 7; ++i) {
        m_before_weekday[i] = m_week;
        m_week += week[i];
    }
    m_steps.reserve(differing.size());
    std::int64_t more = 0;
    for (const Differing& each : differing) {
        const std::int64_t before = plain_before(each.day) + more;
        more += each.by;
        m_steps.push_back({each.day, before, plain_before({each.day.number + 1}) + more, more});
    }
}

std::int64_t DaySums::plain_before(Day day) const {
    const std::int64_t days = since_monday(day);
    const std::int64_t weeks = floor_div(days, 7);
    return weeks * m_week + m_before_weekday[days - weeks * 7];
}

std::int64_t DaySums::before(Day day) const {
    assert(m_is_made);
    const auto next = std::lower_bound(m_steps.begin(), m_steps.end(), day,
                                       [](const Step& step, Day asked) { return step.day < asked; });
    return plain_before(day) + (next == m_steps.begin() ? 0 : std::prev(next)->more);
}

std::optional<Day> DaySums::reaching(std::int64_t sum) const {
    assert(m_is_made);
    const auto next =
        std::lower_bound(m_steps.begin(), m_steps.end(), sum,
                         [](const Step& step, std::int64_t asked) { return step.before < asked; });
    std::int64_t more = 0;
    if (next != m_steps.begin()) {
        const Step& last = *std::prev(next);
        if (sum <= last.through)
            return last.day;
        more = last.more;
    }
    if (m_week == 0)
        return std::nullopt;
    const std::int64_t weeks = floor_div(sum - more - 1, m_week);
    const std::int64_t rest = sum - more - weeks * m_week;
    int day = 6;
    while (m_before_weekday[day] >= rest)
        --day;
    return Day{static_cast<std::int32_t>(std::min<std::int64_t>(weeks * 7 + day - 3, k_last_day.number + 1))};
}

void sum_up_days(Calendar& calendar) {
    std::int64_t seconds[7];
    std::int64_t works[7];
    for (int i = 0; i < 7; ++i) {
        seconds[i] = length_of(calendar.weekday_spans[i]);
        works[i] = seconds[i] > 0 ? 1 : 0;
    }
    const auto days = days_apart(calendar);
    std::vector<DaySums::Differing> by_seconds;
    std::vector<DaySums::Differing> by_works;
    by_seconds.reserve(days.size());
    by_works.reserve(days.size());
    for (const Day day : days) {
        const int of_week = weekday(day);
        const std::int64_t length = length_of(spans_of(calendar, day));
        if (length != seconds[of_week])
            by_seconds.push_back({day, length - seconds[of_week]});
        if ((length > 0) != (works[of_week] > 0))
            by_works.push_back({day, length > 0 ? 1 : -1});
    }
    calendar.seconds = {seconds, by_seconds};
    calendar.working_days = {works, by_works};
}

const std::vector<DaySpan>& spans_of(const Calendar& calendar, Day day) {
    static const std::vector<DaySpan> k_none;
    const auto date = std::lower_bound(calendar.dates.begin(), calendar.dates.end(), day,
                                       [](const DayHours& each, Day asked) { return each.on < asked; });
    if (date != calendar.dates.end() && date->on == day)
        return date->spans;
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
    if (work.count / k_day_seconds > k_last_day.number - first.number)
        return end_of_time();
    std::int64_t left = work.count;
    for (Instant at = std::max(from, start_of(k_first_day));;) {
        const std::int64_t wall = wall_seconds(at);
        const std::int64_t sum = sum_at(calendar, wall);
        const auto end_wall = wall_of_sum(calendar, sum + left);
        const Instant end = end_wall ? at + Seconds{*end_wall - wall} : end_of(k_last_day);
        const auto change = next_clock_change(at, end);
        if (!change && !end_wall)
            return end_of_time();
        if (!change)
            return {end, touches_unknown_year(calendar, first, day_of(end - Seconds{1}))};
        left -= sum_at(calendar, wall + (*change - at).count) - sum;
        at = *change;
    }
}

CalendarInstant add_working_days(const Calendar& calendar, Instant from, std::int64_t days) {
    if (days <= 0)
        return {from, false};
    const Day first = day_of(from);
    if (days > k_last_day.number - first.number)
        return end_of_time();
    const auto& sums = calendar.working_days;
    const auto day = sums.reaching(sums.before({first.number + 1}) + days);
    if (!day || *day > k_last_day)
        return end_of_time();
    return {behind_wall(*day, spans_of(calendar, *day).back().until),
            touches_unknown_year(calendar, first, *day)};
}

Seconds working_time_between(const Calendar& calendar, Instant from, Instant until) {
    std::int64_t total = 0;
    const Instant last = std::min(until, end_of(k_last_day));
    for (Instant at = std::max(from, start_of(k_first_day)); at < last;) {
        const Instant end = next_clock_change(at, last).value_or(last);
        const std::int64_t wall = wall_seconds(at);
        total += sum_at(calendar, wall + (end - at).count) - sum_at(calendar, wall);
        at = end;
    }
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
