#include "aftercare/core/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <utility>

using namespace aftercare;

namespace {

constexpr std::int32_t k_hour_seconds = 3600;

/// Days of one year, "01-28..02-04 04-04".
void add_days(std::vector<Day>& days, int year, std::string_view list) {
    while (!list.empty()) {
        const std::string_view word = list.substr(0, list.find(' '));
        list.remove_prefix(std::min(list.size(), word.size() + 1));
        const std::string prefix = std::to_string(year) + "-";
        const auto first = parse_day(prefix + std::string(word.substr(0, 5)));
        const auto last = word.size() > 5 ? parse_day(prefix + std::string(word.substr(7))) : first;
        REQUIRE(first);
        REQUIRE(last);
        for (Day day = *first; day <= *last; ++day.number)
            days.push_back(day);
    }
}

/// The statutory calendar of 2024 to 2026, Mon-Fri 09:00-12:00 and 13:30-18:00.
Calendar statutory() {
    REQUIRE(use_zone("Asia/Shanghai"));
    Calendar calendar;
    const std::vector<DaySpan> spans{{9 * k_hour_seconds, 12 * k_hour_seconds},
                                     {13 * k_hour_seconds + 1800, 18 * k_hour_seconds}};
    for (int day = 0; day < 5; ++day)
        calendar.weekday_spans[day] = spans;
    calendar.makeup_spans = spans;
    calendar.years = {2024, 2025, 2026};
    add_days(calendar.holidays, 2024,
             "01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07");
    add_days(calendar.holidays, 2025,
             "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08");
    add_days(calendar.holidays, 2026,
             "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07");
    add_days(calendar.makeup_days, 2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12");
    add_days(calendar.makeup_days, 2025, "01-26 02-08 04-27 09-28 10-11");
    add_days(calendar.makeup_days, 2026, "01-04 02-14 02-28 05-09 09-20 10-10");
    sum_up_days(calendar);
    return calendar;
}

/// The hours in which the desk answers: every day 08:00-20:00.
Calendar service() {
    Calendar calendar;
    for (auto& spans : calendar.weekday_spans)
        spans = {{8 * k_hour_seconds, 20 * k_hour_seconds}};
    calendar.every_day_alike = true;
    sum_up_days(calendar);
    return calendar;
}

Instant time_at(std::string_view text) {
    const auto found = parse_time(text, {0}, DateMeans::beginning);
    REQUIRE_MESSAGE(found, std::string(text));
    return *found;
}

std::string shown(const CalendarInstant& found) {
    return (found.assumed ? "~" : "") + format_rfc3339(found.at).substr(0, 19);
}

struct Addition {
    std::string from;
    std::int64_t count;
    std::string expected;
};

}  // namespace

TEST_CASE("holidays are off, make-up days work, whatever the weekday") {
    const Calendar calendar = statutory();
    const auto works = [&](const char* day) { return is_working_day(calendar, *parse_day(day)); };
    CHECK(works("2026-11-20"));
    CHECK_FALSE(works("2026-11-21"));
    CHECK_FALSE(works("2026-02-16"));
    CHECK(works("2026-02-14"));
    CHECK(works("2026-02-28"));
    CHECK(works("2026-01-04"));
    CHECK_FALSE(works("2024-10-07"));
    CHECK(works("2024-10-12"));
    CHECK_FALSE(works("2025-10-08"));
    CHECK(works("2025-09-28"));
    CHECK(is_working_day(service(), *parse_day("2026-02-16")));
}

TEST_CASE("the statutory years have the known number of working days") {
    const Calendar calendar = statutory();
    for (const auto& known : {std::pair{2024, 251}, std::pair{2025, 248}, std::pair{2026, 248}}) {
        const int year = known.first;
        const int expected = known.second;
        int count = 0;
        for (Day day = to_day({year, 1, 1}); day < to_day({year + 1, 1, 1}); ++day.number)
            count += is_working_day(calendar, day) ? 1 : 0;
        CHECK_MESSAGE(count == expected, year);
        const Seconds time = working_time_between(calendar, start_of(to_day({year, 1, 1})),
                                                  start_of(to_day({year + 1, 1, 1})));
        CHECK(time.count == expected * 27000);
    }
}

TEST_CASE("working hours run over lunch, evenings, weekends and holidays") {
    const Calendar calendar = statutory();
    for (const Addition& known : {
             Addition{"2026-11-18 09:00", 4, "2026-11-18T14:30:00"},
             Addition{"2026-11-18 10:00", 2, "2026-11-18T12:00:00"},  // ends with a span, not at 13:30
             Addition{"2026-11-18 12:00", 1, "2026-11-18T14:30:00"},  // the lunch gap
             Addition{"2026-11-18 12:45", 1, "2026-11-18T14:30:00"},
             Addition{"2026-11-18 13:30", 1, "2026-11-18T14:30:00"},
             Addition{"2026-11-18 06:00", 3, "2026-11-18T12:00:00"},  // before the first span
             Addition{"2026-11-18 17:00", 1, "2026-11-18T18:00:00"},  // ends with the day
             Addition{"2026-11-18 17:00", 2, "2026-11-19T10:00:00"},
             Addition{"2026-11-18 18:00", 1, "2026-11-19T10:00:00"},
             Addition{"2026-11-20 19:30", 4, "2026-11-23T14:30:00"},  // Friday evening, plain weekend
             Addition{"2026-11-21 10:00", 4, "2026-11-23T14:30:00"},  // Saturday
             Addition{"2026-02-13 19:30", 4,
                      "2026-02-14T14:30:00"},  // Friday evening before a make-up Saturday
             Addition{"2026-02-14 17:00", 4, "2026-02-24T12:00:00"},  // then nine days of Spring Festival
             Addition{"2025-09-30 17:00", 4, "2025-10-09T12:00:00"},
             Addition{"2024-09-14 17:00", 2, "2024-09-18T10:00:00"},
             Addition{"2024-02-09 17:00", 2, "2024-02-18T10:00:00"},  // Sunday, make-up
             Addition{"2025-01-26 18:00", 1, "2025-01-27T10:00:00"},
         })
        CHECK_MESSAGE(
            shown(add_working_time(calendar, time_at(known.from), {known.count * 3600})) == known.expected,
            known.from);
}

TEST_CASE("nothing to add stays where it is, also outside working hours") {
    const Calendar calendar = statutory();
    const Instant saturday = time_at("2026-11-21 10:00");
    CHECK(add_working_time(calendar, saturday, {0}).at == saturday);
    CHECK(add_working_time(calendar, saturday, {-5}).at == saturday);
    CHECK(add_working_days(calendar, saturday, 0).at == saturday);
    CHECK_FALSE(add_working_time(calendar, time_at("2031-01-01"), {0}).assumed);
}

TEST_CASE("working days end with the last span of the Nth working day after the day of receipt") {
    const Calendar calendar = statutory();
    for (const Addition& known : {
             Addition{"2026-11-18 10:00", 1, "2026-11-19T18:00:00"},
             Addition{"2026-11-18 00:00", 1, "2026-11-19T18:00:00"},
             Addition{"2026-11-18 23:59:59", 1, "2026-11-19T18:00:00"},
             Addition{"2026-11-20 10:00", 1, "2026-11-23T18:00:00"},
             Addition{"2026-11-21 10:00", 1, "2026-11-23T18:00:00"},
             Addition{"2026-11-20 10:00", 7, "2026-12-01T18:00:00"},
             Addition{"2026-02-13 19:30", 1, "2026-02-14T18:00:00"},  // a make-up Saturday
             Addition{"2026-02-13 19:30", 2, "2026-02-24T18:00:00"},
             Addition{"2026-02-13 19:30", 7, "2026-03-02T18:00:00"},  // 24 25 26 27, Saturday 28, Monday
             Addition{"2025-01-24 16:00", 3, "2025-02-05T18:00:00"},  // Sunday 26, Monday 27, festival
             Addition{"2024-09-30 09:00", 5, "2024-10-12T18:00:00"},  // 8 9 10 11, Saturday 12
             Addition{"2025-04-30 09:00", 1, "2025-05-06T18:00:00"},
             Addition{"2024-04-03 09:00", 2, "2024-04-08T18:00:00"},  // Sunday 7 works
         })
        CHECK_MESSAGE(shown(add_working_days(calendar, time_at(known.from), known.count)) == known.expected,
                      known.from);
}

TEST_CASE("time between two instants counts spans only") {
    const Calendar calendar = statutory();
    const auto hours = [&](const char* from, const char* until) {
        return static_cast<double>(working_time_between(calendar, time_at(from), time_at(until)).count) /
               3600;
    };
    CHECK(hours("2026-11-18 09:00", "2026-11-18 18:00") == 7.5);
    CHECK(hours("2026-11-18 00:00", "2026-11-19 00:00") == 7.5);
    CHECK(hours("2026-11-18 12:00", "2026-11-18 13:30") == 0);
    CHECK(hours("2026-11-18 11:30", "2026-11-18 14:00") == 1);
    CHECK(hours("2026-11-20 17:00", "2026-11-23 10:00") == 2);
    CHECK(hours("2026-02-13 17:00", "2026-02-24 10:00") == 9.5);
    CHECK(hours("2026-11-21 00:00", "2026-11-23 00:00") == 0);
    CHECK(hours("2026-11-18 18:00", "2026-11-18 09:00") == 0);
    CHECK(hours("2026-11-18 09:00", "2026-11-18 09:00") == 0);
    CHECK(hours("2024-01-01", "2027-01-01") == (251 + 248 + 248) * 7.5);
}

TEST_CASE("outside the loaded years weekdays are assumed, and said") {
    const Calendar calendar = statutory();
    CHECK(shown(add_working_time(calendar, time_at("2026-12-31 17:00"), {3600})) == "2026-12-31T18:00:00");
    CHECK(shown(add_working_time(calendar, time_at("2026-12-31 17:00"), {3601})) == "~2027-01-01T09:00:01");
    CHECK(shown(add_working_days(calendar, time_at("2026-12-30 10:00"), 1)) == "2026-12-31T18:00:00");
    CHECK(shown(add_working_days(calendar, time_at("2026-12-30 10:00"), 2)) == "~2027-01-01T18:00:00");
    CHECK(shown(add_working_time(calendar, time_at("2023-12-29 18:30"), {3600})) == "~2024-01-02T10:00:00");
    Calendar gap = calendar;
    gap.years = {2024, 2026};
    CHECK(add_working_days(gap, time_at("2024-12-31 10:00"), 260).assumed);
    CHECK_FALSE(add_working_time(service(), time_at("2040-01-01 10:00"), {3600}).assumed);
    CHECK_FALSE(add_working_days(service(), time_at("2040-01-01 10:00"), 3).assumed);
}

TEST_CASE("service hours run every day") {
    const Calendar calendar = service();
    CHECK(shown(add_working_time(calendar, time_at("2026-02-16 19:00"), {7200})) == "2026-02-17T09:00:00");
    CHECK(shown(add_working_time(calendar, time_at("2026-02-16 18:00"), {7200})) == "2026-02-16T20:00:00");
    CHECK(shown(add_working_days(calendar, time_at("2026-02-16 18:00"), 2)) == "2026-02-18T20:00:00");
}

TEST_CASE("durations take the calendar of their pace") {
    const Calendar working = statutory();
    const Calendar hours = service();
    const Instant friday = time_at("2026-11-20 17:00");
    const auto add = [&](const char* duration) {
        return shown(add_duration(*parse_duration(duration), friday, working, hours));
    };
    CHECK(add("3d") == "2026-11-23T17:00:00");
    CHECK(add("24h") == "2026-11-21T17:00:00");
    CHECK(add("2h working") == "2026-11-23T10:00:00");
    CHECK(add("4h service") == "2026-11-21T09:00:00");
    CHECK(add("1d working") == "2026-11-23T18:00:00");
    CHECK(add("1d service") == "2026-11-21T20:00:00");
    CHECK(add("0d working") == "2026-11-20T17:00:00");
    CHECK(add("3660000d") == "9999-12-31T23:59:59");
    CHECK(add("3660000d working") == "~9999-12-31T23:59:59");
}

TEST_CASE("a makeup day with hours of its own, spans to midnight, one working day a week") {
    REQUIRE(use_zone("Asia/Shanghai"));
    Calendar calendar;
    calendar.weekday_spans[6] = {{0, 3600}, {82800, 86400}};
    calendar.makeup_days = {to_day({2026, 11, 18})};
    calendar.makeup_spans = {{36000, 39600}};
    calendar.years = {2026};
    sum_up_days(calendar);
    CHECK(shown(add_working_time(calendar, time_at("2026-11-16 09:00"), {3600})) == "2026-11-18T11:00:00");
    CHECK(shown(add_working_time(calendar, time_at("2026-11-16 09:00"), {10800})) == "2026-11-23T00:00:00");
    CHECK(shown(add_working_days(calendar, time_at("2026-11-16 09:00"), 2)) == "2026-11-23T00:00:00");
    CHECK(working_time_between(calendar, time_at("2026-11-15"), time_at("2026-11-23")).count == 5 * 3600);
}

TEST_CASE("clock changes neither lose nor count time twice") {
    Calendar calendar;
    for (auto& spans : calendar.weekday_spans)
        spans = {{0, 86400}};
    calendar.every_day_alike = true;
    sum_up_days(calendar);
    for (const char* zone : {"America/New_York", "America/St_Johns", "America/Sao_Paulo", "Pacific/Apia",
                             "Australia/Lord_Howe", "Asia/Shanghai"}) {
        REQUIRE(use_zone(zone));
        // Every second counts, so both are plain arithmetic, over changes forward and back.
        std::mt19937_64 random(7);
        std::uniform_int_distribution<std::int64_t> moment(500000000, 1800000000);
        std::uniform_int_distribution<std::int64_t> length(1, 40000000);
        for (int i = 0; i < 150; ++i) {
            const Instant from{moment(random)};
            const Seconds work{length(random)};
            if (working_time_between(calendar, from, from + work) != work ||
                add_working_time(calendar, from, work).at != from + work)
                FAIL(zone << " " << from.seconds << " " << work.count);
        }
    }
    REQUIRE(use_zone("Asia/Shanghai"));
}

TEST_CASE("time between adds up, and adding is its inverse") {
    for (const char* zone : {"Asia/Shanghai", "America/St_Johns", "Pacific/Apia"}) {
        const Calendar calendar = statutory();
        REQUIRE(use_zone(zone));
        std::mt19937_64 random(11);
        std::uniform_int_distribution<std::int64_t> moment(start_of(to_day({2011, 7, 1})).seconds,
                                                           start_of(to_day({2028, 1, 1})).seconds);
        std::uniform_int_distribution<std::int64_t> length(1, 1500000);
        for (int i = 0; i < 150; ++i) {
            Instant times[3] = {{moment(random)}, {moment(random)}, {moment(random)}};
            std::sort(std::begin(times), std::end(times));
            const std::int64_t whole = working_time_between(calendar, times[0], times[2]).count;
            const std::int64_t parts = working_time_between(calendar, times[0], times[1]).count +
                                       working_time_between(calendar, times[1], times[2]).count;
            const Seconds work{length(random)};
            const Instant end = add_working_time(calendar, times[0], work).at;
            const bool is_earliest =
                working_time_between(calendar, times[0], end - Seconds{1}).count < work.count;
            if (whole != parts || working_time_between(calendar, times[0], end) != work || !is_earliest)
                FAIL(zone << " " << times[0].seconds << " " << times[1].seconds << " " << work.count);
        }
    }
    REQUIRE(use_zone("Asia/Shanghai"));
}

TEST_CASE("hours of a date go before weekday, holiday, make-up and service hours; without any it is off") {
    Calendar calendar = statutory();
    calendar.dates = {{to_day({2026, 2, 13}), {{9 * k_hour_seconds, 11 * k_hour_seconds + 1800}}},
                      {to_day({2026, 2, 14}), {}},
                      {to_day({2026, 2, 16}), {{10 * k_hour_seconds, 12 * k_hour_seconds}}},
                      {to_day({2026, 11, 18}), {}}};
    sum_up_days(calendar);
    const auto hours = [&](const char* from, const char* until) {
        return static_cast<double>(working_time_between(calendar, time_at(from), time_at(until)).count) /
               3600;
    };
    CHECK(hours("2026-02-13", "2026-02-14") == 2.5);
    CHECK(hours("2026-02-14", "2026-02-15") == 0);
    CHECK(hours("2026-02-13", "2026-02-25") == 2.5 + 2 + 7.5);
    CHECK_FALSE(is_working_day(calendar, to_day({2026, 11, 18})));
    CHECK(shown(add_working_time(calendar, time_at("2026-02-13 09:00"), {3 * 3600})) ==
          "2026-02-16T10:30:00");
    CHECK(shown(add_working_days(calendar, time_at("2026-02-12 09:00"), 2)) == "2026-02-16T12:00:00");
    CHECK(shown(add_working_days(calendar, time_at("2026-11-17 09:00"), 1)) == "2026-11-19T18:00:00");
    Calendar desk = service();
    desk.dates = {{to_day({2026, 2, 16}), {}}};
    sum_up_days(desk);
    CHECK(shown(add_working_time(desk, time_at("2026-02-15 19:00"), {7200})) == "2026-02-17T09:00:00");
}

TEST_CASE("three years agree with summing up their days one by one") {
    const Calendar calendar = statutory();
    const Instant from = time_at("2024-01-10 10:30");
    std::int64_t sum = 6 * 3600;  // of the first day
    std::int64_t days = 0;
    for (Day day{day_of(from).number + 1}; day < to_day({2027, 1, 1}); ++day.number) {
        for (const DaySpan& span : spans_of(calendar, day))
            sum += span.until - span.from;
        days += is_working_day(calendar, day) ? 1 : 0;
        const Instant end = end_of(day) + Seconds{1};
        if (working_time_between(calendar, from, end).count != sum)
            FAIL(format_day(day));
        if (is_working_day(calendar, day) &&
            (add_working_time(calendar, from, {sum}).at != add_working_days(calendar, from, days).at ||
             day_of(add_working_days(calendar, from, days).at) != day))
            FAIL(format_day(day));
    }
}

TEST_CASE("long spans and hopeless sums end") {
    const Calendar calendar = statutory();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) {
        CHECK(add_working_days(calendar, time_at("2026-11-20 10:00"), 2500).assumed);
        CHECK(add_working_time(calendar, time_at("2026-11-20 10:00"), {2500 * 27000}).assumed);
        CHECK(working_time_between(calendar, time_at("2016-01-01"), time_at("2026-01-01")).count > 0);
    }
    CHECK(shown(add_working_time(calendar, time_at("2026-11-20 10:00"), {INT64_MAX})) ==
          "~9999-12-31T23:59:59");
    CHECK(shown(add_working_days(calendar, time_at("2026-11-20 10:00"), INT64_MAX)) ==
          "~9999-12-31T23:59:59");
    CHECK(working_time_between(calendar, {INT64_MIN}, {INT64_MAX}).count > 0);
    // Generous: a loop by the second would take hours.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
