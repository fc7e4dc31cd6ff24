#include "aftercare/support/periods.hpp"

#include <algorithm>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_period_days_max = 3'660'000;  // ten thousand years: nothing longer is meant

Period days(Day first, Day after_last) {
    return {start_of(first), start_of(after_last)};
}
Period one_day(Day day) {
    return days(day, {day.number + 1});
}

/// `count` months from the month of `date`, the first of a month. December 9999 ends with its last day.
Period months(Date date, int count) {
    const Day first = to_day({date.year, date.month, 1});
    const Day last_month = add_months(first, count - 1);
    const Date last = to_date(last_month);
    const Day after = last.month == 12 ? Day{last_month.number + 31} : add_months(last_month, 1);
    return days(first, after);
}

std::optional<Period> last_days(std::string_view count_text, Instant now) {
    const auto count = parse_digits(count_text);
    const std::int64_t today = day_of(now).number;
    const std::int64_t first_known = to_day({1, 1, 1}).number;
    if (!count || *count < 1 || *count > k_period_days_max || today - *count + 1 < first_known)
        return std::nullopt;
    return days({static_cast<std::int32_t>(today - *count + 1)}, {static_cast<std::int32_t>(today + 1)});
}

std::optional<Period> parse_period_word(std::string_view text, Instant now) {
    const Day today = day_of(now);
    const Date date = to_date(today);
    const Day monday{today.number - weekday(today)};
    const Day this_month = to_day({date.year, date.month, 1});
    const Day this_quarter = to_day({date.year, (date.month - 1) / 3 * 3 + 1, 1});
    if (text == "today" || text == "今天")
        return one_day(today);
    if (text == "yesterday" || text == "昨天")
        return one_day({today.number - 1});
    if (text == "week" || text == "本周")
        return days(monday, {monday.number + 7});
    if (text == "last-week" || text == "上周")
        return days({monday.number - 7}, monday);
    if (text == "month" || text == "本月")
        return months(to_date(this_month), 1);
    if (text == "last-month" || text == "上月")
        return months(to_date(add_months(this_month, -1)), 1);
    if (text == "quarter")
        return months(to_date(this_quarter), 3);
    if (text == "last-quarter")
        return months(to_date(add_months(this_quarter, -3)), 3);
    if (text == "year")
        return months({date.year, 1, 1}, 12);
    if (text == "last-year")
        return months(to_date(add_years(to_day({date.year, 1, 1}), -1)), 12);
    return std::nullopt;
}

/// `2026-11-21`, `2026-10`, `2026Q3`, `2026`.
std::optional<Period> parse_calendar_period(std::string_view text) {
    if (const auto day = parse_day(text))
        return one_day(*day);
    constexpr std::size_t k_year_digits = 4;
    const auto year =
        text.size() < k_year_digits ? std::nullopt : parse_digits(text.substr(0, k_year_digits));
    if (!year || *year < 1)
        return std::nullopt;
    const Date january{static_cast<int>(*year), 1, 1};
    const auto rest = text.substr(k_year_digits);
    if (rest.empty())
        return months(january, 12);
    const auto number = parse_digits(rest.substr(1));
    if (rest.front() == '-' && rest.size() == 3 && number && *number >= 1 && *number <= 12)
        return months({january.year, static_cast<int>(*number), 1}, 1);
    if (rest.front() == 'Q' && rest.size() == 2 && number && *number >= 1 && *number <= 4)
        return months({january.year, static_cast<int>(*number) * 3 - 2, 1}, 3);
    return std::nullopt;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text, Instant now) {
    constexpr std::string_view k_last = "近";
    constexpr std::string_view k_days = "天";
    if (const auto period = parse_period_word(text, now))
        return period;
    if (text.size() > 2 && text.front() == '-' && text.back() == 'd')
        return last_days(text.substr(1, text.size() - 2), now);
    if (text.starts_with(k_last) && text.ends_with(k_days))
        return last_days(text.substr(k_last.size(), text.size() - k_last.size() - k_days.size()), now);
    return parse_calendar_period(text);
}

Outcome<Period, TimeFault> parse_span(std::string_view text, Instant now) {
    const auto words = read_time_words(text);
    if (!words)
        return TimeFault{};
    const auto at = instant_of(*words, now, DateMeans::beginning);
    if (!at)
        return at.reason();
    const auto* near = std::get_if<DayNear>(&*words);
    const auto* named = std::get_if<DayNamed>(&*words);
    const bool is_day = (near != nullptr && !near->time) || (named != nullptr && !named->time);
    return is_day ? one_day(day_of(*at)) : Period{*at, *at + Seconds{1}};
}

Period period_before(const Period& period, Instant now) {
    const Day from = day_of(period.from);
    const Day until = day_of(period.until);
    const auto is_whole = start_of(from) == period.from && start_of(until) == period.until;
    Period before{period.from - (period.until - period.from), period.from};
    if (is_whole) {
        const Date first = to_date(from);
        const Date end = to_date(until);
        const int months = (end.year - first.year) * 12 + end.month - first.month;
        before.from = start_of(first.day == 1 && end.day == 1 ? add_months(from, -months)
                                                              : Day{2 * from.number - until.number});
    }
    if (now >= period.from && now < period.until) {
        const auto shown = to_civil(now);
        const Day same{day_of(before.from).number + to_day(shown.date).number - from.number};
        const auto point =
            is_whole ? to_instant({to_date(same), shown.time}) : before.from + (now - period.from);
        before.until = std::min(before.until, point + Seconds{1});
    }
    return before;
}

}  // namespace aftercare
