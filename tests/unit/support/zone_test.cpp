#include "aftercare/support/zone.hpp"

#include <cstdint>
#include <cstdlib>
#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>
#include <time.h>

using namespace aftercare;

namespace {

Instant at(const Date& date, int hour, int minute, int second = 0) {
    return to_instant({date, {hour, minute, second}});
}

/// The process's zone, put back to Shanghai at the end of a test.
struct ZoneOfTest {
    explicit ZoneOfTest(const std::string& name) { REQUIRE(use_zone(name)); }
    ~ZoneOfTest() { use_zone("Asia/Shanghai"); }
    ZoneOfTest(const ZoneOfTest&) = delete;
    ZoneOfTest& operator=(const ZoneOfTest&) = delete;
};

}  // namespace

TEST_CASE("days count from 1970-01-01 and come back as dates") {
    CHECK(to_day({1970, 1, 1}).number == 0);
    CHECK(to_day({2000, 3, 1}).number == 11017);
    CHECK(to_day({2026, 11, 21}).number == 20778);
    CHECK(to_day({1, 1, 1}).number == -719162);
    CHECK(to_day({9999, 12, 31}).number == 2932896);
    for (int number = -719162; number <= 2932896; ++number) {
        const Date date = to_date({number});
        if (!is_valid(date) || to_day(date).number != number)
            FAIL("day " << number);
    }
}

TEST_CASE("days outside the years 0001 to 9999 are taken as the nearer end") {
    CHECK(to_date({std::numeric_limits<std::int32_t>::max()}) == Date{9999, 12, 31});
    CHECK(to_date({std::numeric_limits<std::int32_t>::min()}) == Date{1, 1, 1});
}

TEST_CASE("weekdays begin on Monday") {
    CHECK(weekday(to_day({1970, 1, 1})) == 3);
    CHECK(weekday(to_day({2026, 11, 21})) == 5);
    CHECK(weekday(to_day({2026, 11, 23})) == 0);
    CHECK(weekday(to_day({1969, 12, 28})) == 6);
    CHECK(weekday(to_day({1, 1, 1})) == 0);
}

TEST_CASE("impossible dates are not valid") {
    CHECK(is_valid({2024, 2, 29}));
    CHECK(is_valid({2000, 2, 29}));
    CHECK_FALSE(is_valid({2026, 2, 29}));
    CHECK_FALSE(is_valid({1900, 2, 29}));
    CHECK_FALSE(is_valid({2026, 4, 31}));
    CHECK_FALSE(is_valid({2026, 13, 1}));
    CHECK_FALSE(is_valid({2026, 0, 1}));
    CHECK_FALSE(is_valid({2026, 1, 0}));
    CHECK_FALSE(is_valid({0, 1, 1}));
    CHECK_FALSE(is_valid({10000, 1, 1}));
}

TEST_CASE("adding years and months keeps to the end of shorter months") {
    CHECK(add_years(to_day({2024, 2, 29}), 1) == to_day({2025, 2, 28}));
    CHECK(add_years(to_day({2024, 2, 29}), 4) == to_day({2028, 2, 29}));
    CHECK(add_years(to_day({2020, 6, 10}), 5) == to_day({2025, 6, 10}));
    CHECK(add_years(to_day({2020, 6, 10}), 2000000000) == to_day({9999, 6, 10}));
    CHECK(add_years(to_day({2020, 6, 10}), -2000000000) == to_day({1, 6, 10}));
    CHECK(add_months(to_day({2026, 1, 31}), 1) == to_day({2026, 2, 28}));
    CHECK(add_months(to_day({2026, 11, 30}), 2) == to_day({2027, 1, 30}));
    CHECK(add_months(to_day({2026, 1, 31}), -2) == to_day({2025, 11, 30}));
    CHECK(add_months(to_day({2026, 3, 31}), -13) == to_day({2025, 2, 28}));
    CHECK(add_months(to_day({2026, 3, 31}), 2147483647) == to_day({9999, 12, 31}));
}

TEST_CASE("parse_day takes ISO dates in ASCII digits only") {
    CHECK(parse_day("2026-11-21") == to_day({2026, 11, 21}));
    CHECK(parse_day("0001-01-01") == to_day({1, 1, 1}));
    CHECK(parse_day("9999-12-31") == to_day({9999, 12, 31}));
    for (const std::string refused :
         {"",           "2026-11-2",  "2026-11-211", " 2026-11-21", "2026-11-21 ", "2026/11/21",
          "2026-1-21",  "20261121",   "2026-02-29",  "2026-02-30",  "2026-13-01",  "2026-00-01",
          "2026-01-00", "0000-01-01", "-026-01-01",  "2026-+1-01",  "2026-11-２",  "２０２６-11-21",
          "2026-1e-01", "26-11-21xx", "2026-11-2x"})
        CHECK_MESSAGE(!parse_day(refused), refused);
    CHECK(format_day(to_day({2026, 1, 2})) == "2026-01-02");
    CHECK(format_day(to_day({1, 1, 1})) == "0001-01-01");
}

TEST_CASE("zones that do not exist, or are no plain names, are refused and change nothing") {
    ZoneOfTest zone("Asia/Shanghai");
    for (const std::string refused :
         {"", "Mars/Olympus", "../../etc/passwd", "Asia/../Asia/Shanghai",
          "/usr/share/zoneinfo/Asia/Shanghai", ":Asia/Shanghai", "Asia", "Asia/", "zone.tab", "tzdata.zi",
          "EST5EDT4,M3.2.0", "CST-8", "utc0", "right/Asia/Shanghai", "Asia/Shanghai ", "."})
        CHECK_MESSAGE(!use_zone(refused), refused);
    CHECK_FALSE(use_zone(std::string("Asia/Shanghai\0x", 15)));
    CHECK_FALSE(use_zone(std::string(5000, 'a')));
    CHECK(format_rfc3339({0}) == "1970-01-01T08:00:00+08:00");
}

TEST_CASE("UTC works without a zone database") {
    const char* before = std::getenv("TZDIR");
    const std::string kept = before != nullptr ? before : "";
    setenv("TZDIR", "/nonexistent", 1);
    CHECK_FALSE(use_zone("Asia/Shanghai"));
    CHECK(use_zone("UTC"));
    if (before != nullptr)
        setenv("TZDIR", kept.c_str(), 1);
    else
        unsetenv("TZDIR");
    CHECK(format_rfc3339({0}) == "1970-01-01T00:00:00+00:00");
    CHECK(use_zone("Asia/Shanghai"));
}

TEST_CASE("civil time in Shanghai") {
    ZoneOfTest zone("Asia/Shanghai");
    const Instant moment{1795241107};  // 2026-11-21T06:05:07Z
    CHECK(to_civil(moment) == CivilTime{{2026, 11, 21}, {14, 5, 7}});
    CHECK(to_instant({{2026, 11, 21}, {14, 5, 7}}) == moment);
    CHECK(format_minute(moment) == "2026-11-21 14:05");
    CHECK(format_rfc3339(moment) == "2026-11-21T14:05:07+08:00");
    CHECK(day_of(moment) == to_day({2026, 11, 21}));
    CHECK(start_of(day_of(moment)) == at({2026, 11, 21}, 0, 0));
    CHECK(end_of(day_of(moment)) == at({2026, 11, 21}, 23, 59, 59));
    CHECK(day_of(at({2026, 11, 21}, 0, 0) - Seconds{1}) == to_day({2026, 11, 20}));
    std::string list = "x,";
    append_rfc3339(list, {0});
    CHECK(list == "x,1970-01-01T08:00:00+08:00");
}

TEST_CASE("changing the zone changes conversions at once") {
    ZoneOfTest zone("Asia/Shanghai");
    CHECK(format_rfc3339({0}) == "1970-01-01T08:00:00+08:00");
    CHECK(use_zone("America/New_York"));
    CHECK(format_rfc3339({0}) == "1969-12-31T19:00:00-05:00");
    CHECK(use_zone("UTC"));
    CHECK(format_rfc3339({0}) == "1970-01-01T00:00:00+00:00");
}

TEST_CASE("a time that a clock change skips means the end of the gap, one that occurs twice the first") {
    ZoneOfTest zone("America/New_York");
    CHECK(format_rfc3339(at({2026, 3, 8}, 1, 59, 59)) == "2026-03-08T01:59:59-05:00");
    CHECK(format_rfc3339(at({2026, 3, 8}, 2, 30)) == "2026-03-08T03:00:00-04:00");
    CHECK(format_rfc3339(at({2026, 3, 8}, 3, 0)) == "2026-03-08T03:00:00-04:00");
    CHECK(format_rfc3339(at({2026, 11, 1}, 0, 59, 59)) == "2026-11-01T00:59:59-04:00");
    CHECK(format_rfc3339(at({2026, 11, 1}, 1, 30)) == "2026-11-01T01:30:00-04:00");
    CHECK(format_rfc3339(at({2026, 11, 1}, 1, 30) + k_hour) == "2026-11-01T01:30:00-05:00");
    CHECK(format_rfc3339(at({2026, 11, 1}, 2, 0)) == "2026-11-01T02:00:00-05:00");
    CHECK((start_of(to_day({2026, 11, 2})) - start_of(to_day({2026, 11, 1}))).count == 25 * 3600);
    CHECK((start_of(to_day({2026, 3, 9})) - start_of(to_day({2026, 3, 8}))).count == 23 * 3600);
}

TEST_CASE("what the wall shows never or twice is told, with the times beside it") {
    using Shown = WallTime::Shown;
    const auto found = [](const Date& date, int hour, int minute, int second = 0) {
        const WallTime wall = find_on_wall({date, {hour, minute, second}});
        const std::string how = wall.shown == Shown::once ? "" : wall.shown == Shown::never ? "- " : "2 ";
        return how + format_rfc3339(wall.first) + " " + format_rfc3339(wall.last);
    };
    {
        ZoneOfTest zone("America/New_York");
        const std::string gap = "- 2026-03-08T01:59:59-05:00 2026-03-08T03:00:00-04:00";
        CHECK(found({2026, 3, 8}, 1, 59, 59) == "2026-03-08T01:59:59-05:00 2026-03-08T01:59:59-05:00");
        CHECK(found({2026, 3, 8}, 2, 0) == gap);
        CHECK(found({2026, 3, 8}, 2, 59, 59) == gap);
        CHECK(found({2026, 3, 8}, 3, 0) == "2026-03-08T03:00:00-04:00 2026-03-08T03:00:00-04:00");
        CHECK(found({2026, 11, 1}, 0, 59, 59) == "2026-11-01T00:59:59-04:00 2026-11-01T00:59:59-04:00");
        CHECK(found({2026, 11, 1}, 1, 0) == "2 2026-11-01T01:00:00-04:00 2026-11-01T01:00:00-05:00");
        CHECK(found({2026, 11, 1}, 1, 59, 59) == "2 2026-11-01T01:59:59-04:00 2026-11-01T01:59:59-05:00");
        CHECK(found({2026, 11, 1}, 2, 0) == "2026-11-01T02:00:00-05:00 2026-11-01T02:00:00-05:00");
    }
    {
        ZoneOfTest zone("America/Asuncion");  // forward at midnight of 2024-10-06, back at that of 2024-03-24
        CHECK(found({2024, 10, 6}, 0, 0) == "- 2024-10-05T23:59:59-04:00 2024-10-06T01:00:00-03:00");
        CHECK(format_rfc3339(start_of(to_day({2024, 10, 6}))) == "2024-10-06T01:00:00-03:00");
        CHECK(found({2024, 3, 23}, 23, 30) == "2 2024-03-23T23:30:00-03:00 2024-03-23T23:30:00-04:00");
        CHECK(found({2024, 3, 24}, 0, 0) == "2024-03-24T00:00:00-04:00 2024-03-24T00:00:00-04:00");
        CHECK(format_rfc3339(end_of(to_day({2024, 3, 23}))) == "2024-03-23T23:59:59-04:00");
    }
    ZoneOfTest zone("America/Havana");  // 00:00 twice on 2026-11-01
    CHECK(found({2026, 11, 1}, 0, 0) == "2 2026-11-01T00:00:00-04:00 2026-11-01T00:00:00-05:00");
    CHECK(format_rfc3339(start_of(to_day({2026, 11, 1}))) == "2026-11-01T00:00:00-04:00");
}

TEST_CASE("a gap that lies across midnight ends before the day has an hour") {
    ZoneOfTest zone("America/Toronto");  // on 1919-03-30 from 23:30 to 00:30
    CHECK(format_rfc3339(start_of(to_day({1919, 3, 31}))) == "1919-03-31T00:30:00-04:00");
    CHECK(format_rfc3339(end_of(to_day({1919, 3, 30}))) == "1919-03-30T23:29:59-05:00");
}

TEST_CASE("when the clock is set is found between two instants, in order") {
    ZoneOfTest zone("America/New_York");
    const Instant spring = at({2026, 3, 8}, 3, 0);
    const Instant autumn = at({2026, 11, 1}, 1, 0) + k_hour;
    CHECK(next_clock_change(at({2026, 1, 1}, 0, 0), at({2027, 1, 1}, 0, 0)) == spring);
    CHECK(next_clock_change(spring - Seconds{1}, spring + Seconds{1}) == spring);
    CHECK_FALSE(next_clock_change(spring - Seconds{1}, spring));
    CHECK(next_clock_change(spring, at({2030, 1, 1}, 0, 0)) == autumn);
    CHECK_FALSE(next_clock_change(autumn, at({2027, 3, 1}, 0, 0)));
    CHECK(use_zone("Asia/Shanghai"));
    CHECK_FALSE(next_clock_change({0}, {500000000}));
    CHECK_FALSE(next_clock_change(at({2000, 1, 1}, 0, 0), at({2100, 1, 1}, 0, 0)));
}

TEST_CASE("days whose midnight or whole self is skipped") {
    {
        ZoneOfTest zone("America/Sao_Paulo");  // midnight skipped on 2018-11-04, 23:00 twice on 2018-02-17
        CHECK(format_rfc3339(start_of(to_day({2018, 11, 4}))) == "2018-11-04T01:00:00-02:00");
        CHECK(format_rfc3339(end_of(to_day({2018, 11, 3}))) == "2018-11-03T23:59:59-03:00");
        CHECK(format_rfc3339(end_of(to_day({2018, 2, 17}))) == "2018-02-17T23:59:59-03:00");
        CHECK(format_rfc3339(at({2018, 2, 17}, 23, 30)) == "2018-02-17T23:30:00-02:00");
    }
    ZoneOfTest zone("Pacific/Apia");  // no 2011-12-30
    CHECK(format_rfc3339(at({2011, 12, 29}, 23, 59)) == "2011-12-29T23:59:00-10:00");
    CHECK(format_rfc3339(at({2011, 12, 30}, 20, 0)) == "2011-12-31T00:00:00+14:00");
    CHECK(format_rfc3339(start_of(to_day({2011, 12, 31}))) == "2011-12-31T00:00:00+14:00");
    CHECK(start_of(to_day({2011, 12, 30})) == start_of(to_day({2011, 12, 31})));
}

TEST_CASE("offsets that are no whole minutes keep the instant when printed") {
    ZoneOfTest zone("Asia/Shanghai");
    const Instant old{-2208988800};  // 1900-01-01T00:00:00Z, local mean time +08:05:43
    CHECK(to_civil(old) == CivilTime{{1900, 1, 1}, {8, 5, 43}});
    CHECK(format_rfc3339(old) == "1900-01-01T08:05:00+08:05");
}

TEST_CASE("conversions agree with libc in every kind of zone") {
    std::mt19937_64 random(20261121);
    for (const char* name : {"Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe",
                             "America/St_Johns", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia"}) {
        ZoneOfTest zone(name);
        std::uniform_int_distribution<std::int64_t> seconds(-3000000000, 5000000000);
        for (int i = 0; i < 4000; ++i) {
            const std::int64_t moment = seconds(random);
            const auto time = static_cast<time_t>(moment);
            tm parts{};
            localtime_r(&time, &parts);
            const CivilTime expected{{parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday},
                                     {parts.tm_hour, parts.tm_min, parts.tm_sec}};
            const CivilTime civil = to_civil({moment});
            const Instant back = to_instant(civil);
            // The first of two equal wall times, at most some hours earlier; otherwise the instant itself.
            const bool is_same = back.seconds == moment;
            const bool is_first =
                back.seconds < moment && moment - back.seconds <= 86400 && to_civil(back) == civil;
            if (civil != expected || (!is_same && !is_first))
                FAIL(name << " at " << moment);
        }
    }
}

TEST_CASE("around every hour of the changes of a year, wall time only jumps where libc's does") {
    ZoneOfTest zone("Australia/Lord_Howe");
    for (std::int64_t moment = 1767225600; moment < 1767225600 + 366 * 86400; moment += 900) {
        const auto time = static_cast<time_t>(moment);
        tm parts{};
        localtime_r(&time, &parts);
        const CivilTime civil = to_civil({moment});
        if (civil.time.hour != parts.tm_hour || civil.time.minute != parts.tm_min)
            FAIL(moment);
    }
}

TEST_CASE("instants far outside stay defined") {
    ZoneOfTest zone("Asia/Shanghai");
    const Instant last{std::numeric_limits<std::int64_t>::max()};
    const Instant first{std::numeric_limits<std::int64_t>::min()};
    CHECK(to_civil(last) == CivilTime{{9999, 12, 31}, {23, 59, 59}});
    CHECK(to_civil(first) == CivilTime{{1, 1, 1}, {0, 0, 0}});
    CHECK_FALSE(is_in_range(last));
    CHECK_FALSE(is_in_range(first));
    CHECK(is_in_range(at({9999, 12, 31}, 23, 59, 59)));
    CHECK_FALSE(is_in_range(at({9999, 12, 31}, 23, 59, 59) + Seconds{1}));
    CHECK(is_in_range(at({1, 1, 1}, 0, 0)));
    CHECK_FALSE(is_in_range(at({1, 1, 1}, 0, 0) - Seconds{1}));
    CHECK(format_minute(end_of(to_day({9999, 12, 31}))) == "9999-12-31 23:59");
}
