#include <doctest/doctest.h>
#include <limits>
#include <string>

#include "aftercare/support/periods.hpp"

using namespace aftercare;

namespace {

/// Saturday 2026-11-21 14:05:07 in Shanghai.
struct Now {
    Now() {
        REQUIRE(use_zone("Asia/Shanghai"));
        now = to_instant({{2026, 11, 21}, {14, 5, 7}});
    }
    Instant now;

    /// The reading as RFC 3339, or "-".
    std::string time(std::string_view text, DateMeans date_means = DateMeans::beginning) const {
        const auto at = parse_time(text, now, date_means);
        return at ? format_rfc3339(*at) : "-";
    }
    std::string period(std::string_view text) const { return shown(parse_period(text, now)); }
    std::string span(std::string_view text) const { return shown(parse_span(text, now)); }

    static std::string shown(const auto& period) {
        return period ? format_rfc3339(period->from).substr(0, 19) + " " +
                            format_rfc3339(period->until).substr(0, 19)
                      : "-";
    }
};

struct Reading {
    std::string text;
    std::string expected;
};

}  // namespace

TEST_CASE_FIXTURE(Now, "times that are read") {
    for (const Reading& known : {
             Reading{"now", "2026-11-21T14:05:07+08:00"},
             Reading{"09:30", "2026-11-21T09:30:00+08:00"},
             Reading{"00:00", "2026-11-21T00:00:00+08:00"},
             Reading{"23:59", "2026-11-21T23:59:00+08:00"},
             Reading{"2026-11-21 14:05", "2026-11-21T14:05:00+08:00"},
             Reading{"2026-11-21 14:05:59", "2026-11-21T14:05:59+08:00"},
             Reading{"2026-11-21T14:05", "2026-11-21T14:05:00+08:00"},
             Reading{"2026-11-21t14:05:07", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T06:05:07Z", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21t06:05:07z", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T06:05Z", "2026-11-21T14:05:00+08:00"},
             Reading{"2026-11-21 06:05:07+00:00", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T06:05:07-00:00", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T06:05:07.999Z", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T14:05:07+08:00", "2026-11-21T14:05:07+08:00"},
             Reading{"2026-11-21T01:05:07-05:30", "2026-11-21T14:35:07+08:00"},
             Reading{"2026-12-31T23:59:59-23:59", "2027-01-02T07:58:59+08:00"},
             Reading{"2024-02-29 00:00", "2024-02-29T00:00:00+08:00"},
             Reading{"today", "2026-11-21T00:00:00+08:00"},
             Reading{"today 09:00", "2026-11-21T09:00:00+08:00"},
             Reading{"tomorrow 09:00", "2026-11-22T09:00:00+08:00"},
             Reading{"yesterday", "2026-11-20T00:00:00+08:00"},
             Reading{"yesterday 23:59", "2026-11-20T23:59:00+08:00"},
             Reading{"今天", "2026-11-21T00:00:00+08:00"},
             Reading{"今天14:05", "2026-11-21T14:05:00+08:00"},
             Reading{"明天 09:00", "2026-11-22T09:00:00+08:00"},
             Reading{"昨天18:00", "2026-11-20T18:00:00+08:00"},
             Reading{"-2h", "2026-11-21T12:05:07+08:00"},
             Reading{"+3d", "2026-11-24T14:05:07+08:00"},
             Reading{"-90m", "2026-11-21T12:35:07+08:00"},
             Reading{"+30s", "2026-11-21T14:05:37+08:00"},
             Reading{"+0s", "2026-11-21T14:05:07+08:00"},
             Reading{"-700000d", "0110-05-10T14:10:07+08:05"},
             Reading{"+2912118d", "9999-12-31T14:05:07+08:00"},
             Reading{"9999-12-31 23:59:59", "9999-12-31T23:59:59+08:00"},
         })
        CHECK_MESSAGE(time(known.text) == known.expected, known.text);
}

TEST_CASE_FIXTURE(Now, "a date alone is a beginning or a deadline") {
    CHECK(time("2026-11-21", DateMeans::beginning) == "2026-11-21T00:00:00+08:00");
    CHECK(time("2026-11-21", DateMeans::deadline) == "2026-11-21T23:59:59+08:00");
    CHECK(time("tomorrow", DateMeans::deadline) == "2026-11-22T23:59:59+08:00");
    CHECK(time("明天", DateMeans::deadline) == "2026-11-22T23:59:59+08:00");
    CHECK(time("明天 09:00", DateMeans::deadline) == "2026-11-22T09:00:00+08:00");
    CHECK(time("2026-11-21 10:00", DateMeans::deadline) == "2026-11-21T10:00:00+08:00");
    CHECK(time("now", DateMeans::deadline) == "2026-11-21T14:05:07+08:00");
}

TEST_CASE_FIXTURE(Now, "times that are refused") {
    for (const std::string refused : {"",
                                      " ",
                                      "Now",
                                      "now ",
                                      " now",
                                      "NOW",
                                      "later",
                                      "24:00",
                                      "14:60",
                                      "14:5",
                                      "9:30",
                                      "1405",
                                      "14：05",
                                      "１４:05",
                                      "14:05 ",
                                      "14:05:07",
                                      "-14:05",
                                      "2026-11-21 24:00",
                                      "2026-11-21 14:60",
                                      "2026-11-21 14:05:60",
                                      "2026-11-21T23:59:60Z",
                                      "2026-02-30",
                                      "2026-02-29 10:00",
                                      "2026-13-01",
                                      "2026-11-31T10:00Z",
                                      "2026-11-21 ",
                                      "2026-11-21T",
                                      "2026-11-21 1",
                                      "2026-11-21 14",
                                      "2026-11-21 14:",
                                      "2026-11-21  14:05",
                                      "2026-11-2114:05",
                                      "2026-11-21 14:05 x",
                                      "2026-11-21 14:05:07.5",
                                      "2026-11-21T14:05:07.",
                                      "2026-11-21T14:05:07.Z",
                                      "2026-11-21T14:05.5Z",
                                      "2026-11-21T14:05:07+8",
                                      "2026-11-21T14:05:07+08",
                                      "2026-11-21T14:05:07+0800",
                                      "2026-11-21T14:05:07+24:00",
                                      "2026-11-21T14:05:07+08:60",
                                      "2026-11-21T14:05:07 +08:00",
                                      "2026-11-21T14:05:07Zz",
                                      "2026-11-21T14:05:07+08:00x",
                                      "2026-11-21T14:05:07−08:00",
                                      "2026-11-21Z",
                                      "2026/11/21",
                                      "21.11.2026",
                                      "2026-11",
                                      "2026",
                                      "２０２６-11-21",
                                      "2026年11月21日",
                                      "today14:05",
                                      "today  14:05",
                                      "today 24:00",
                                      "today 9:00",
                                      "today 14:05:07",
                                      "todayx",
                                      "Today",
                                      "今天 ",
                                      "今天  14:05",
                                      "今天24:00",
                                      "今天9点",
                                      "后天",
                                      "-",
                                      "+",
                                      "-2",
                                      "2h",
                                      "-h",
                                      "--2h",
                                      "+-2h",
                                      "-2 h",
                                      "- 2h",
                                      "-2w",
                                      "-2H",
                                      "-2hh",
                                      "-1e3s",
                                      "-1.5h",
                                      "-0x1h",
                                      "-２h",
                                      "+3d ",
                                      "3d",
                                      "0000-01-01",
                                      "10000-01-01"})
        CHECK_MESSAGE(time(refused) == "-", refused);
    CHECK(time(std::string("now\0", 4)) == "-");
}

TEST_CASE_FIXTURE(Now, "very large numbers give nothing") {
    for (const std::string refused :
         {"+9223372036854775807s", "-9223372036854775807s", "+9223372036854775808s", "+99999999999999999999d",
          "+9223372036854775807d", "-9223372036854775807m", "+2562047788015215h", "+2912119d", "-740000d",
          "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00Z-"})
        CHECK_MESSAGE(time(refused) == "-", refused);
    CHECK_FALSE(parse_time("+1d", {std::numeric_limits<std::int64_t>::max()}, DateMeans::beginning));
    CHECK_FALSE(parse_time("-1d", {std::numeric_limits<std::int64_t>::min()}, DateMeans::beginning));
    CHECK(time("+" + std::string(100000, '9') + "d") == "-");
    CHECK_FALSE(parse_duration("9223372036854775807d"));
    CHECK_FALSE(parse_duration("9223372036854775807d working"));
    CHECK_FALSE(parse_duration("106751991167301d"));
    CHECK(period("-9223372036854775807d") == "-");
    CHECK(period("近99999999999999999999天") == "-");
}

TEST_CASE_FIXTURE(Now, "periods that are read") {
    for (const Reading& known : {
             Reading{"today", "2026-11-21T00:00:00 2026-11-22T00:00:00"},
             Reading{"今天", "2026-11-21T00:00:00 2026-11-22T00:00:00"},
             Reading{"yesterday", "2026-11-20T00:00:00 2026-11-21T00:00:00"},
             Reading{"昨天", "2026-11-20T00:00:00 2026-11-21T00:00:00"},
             Reading{"week", "2026-11-16T00:00:00 2026-11-23T00:00:00"},
             Reading{"本周", "2026-11-16T00:00:00 2026-11-23T00:00:00"},
             Reading{"last-week", "2026-11-09T00:00:00 2026-11-16T00:00:00"},
             Reading{"上周", "2026-11-09T00:00:00 2026-11-16T00:00:00"},
             Reading{"month", "2026-11-01T00:00:00 2026-12-01T00:00:00"},
             Reading{"本月", "2026-11-01T00:00:00 2026-12-01T00:00:00"},
             Reading{"last-month", "2026-10-01T00:00:00 2026-11-01T00:00:00"},
             Reading{"上月", "2026-10-01T00:00:00 2026-11-01T00:00:00"},
             Reading{"quarter", "2026-10-01T00:00:00 2027-01-01T00:00:00"},
             Reading{"last-quarter", "2026-07-01T00:00:00 2026-10-01T00:00:00"},
             Reading{"year", "2026-01-01T00:00:00 2027-01-01T00:00:00"},
             Reading{"last-year", "2025-01-01T00:00:00 2026-01-01T00:00:00"},
             Reading{"2024-02-29", "2024-02-29T00:00:00 2024-03-01T00:00:00"},
             Reading{"2026-10", "2026-10-01T00:00:00 2026-11-01T00:00:00"},
             Reading{"2026-12", "2026-12-01T00:00:00 2027-01-01T00:00:00"},
             Reading{"2026Q1", "2026-01-01T00:00:00 2026-04-01T00:00:00"},
             Reading{"2026Q3", "2026-07-01T00:00:00 2026-10-01T00:00:00"},
             Reading{"2026Q4", "2026-10-01T00:00:00 2027-01-01T00:00:00"},
             Reading{"2026", "2026-01-01T00:00:00 2027-01-01T00:00:00"},
             Reading{"-7d", "2026-11-15T00:00:00 2026-11-22T00:00:00"},
             Reading{"近7天", "2026-11-15T00:00:00 2026-11-22T00:00:00"},
             Reading{"-1d", "2026-11-21T00:00:00 2026-11-22T00:00:00"},
             Reading{"近30天", "2026-10-23T00:00:00 2026-11-22T00:00:00"},
         })
        CHECK_MESSAGE(period(known.text) == known.expected, known.text);
}

TEST_CASE_FIXTURE(Now, "last month and last quarter of January are of the year before") {
    now = to_instant({{2026, 1, 31}, {10, 0, 0}});
    CHECK(period("last-month") == "2025-12-01T00:00:00 2026-01-01T00:00:00");
    CHECK(period("last-quarter") == "2025-10-01T00:00:00 2026-01-01T00:00:00");
    CHECK(period("last-week") == "2026-01-19T00:00:00 2026-01-26T00:00:00");
    now = to_instant({{2027, 1, 1}, {0, 0, 0}});
    CHECK(period("week") == "2026-12-28T00:00:00 2027-01-04T00:00:00");
}

TEST_CASE_FIXTURE(Now, "the period before is the calendar's, whatever its length") {
    const auto before = [&](std::string_view text) {
        return shown(std::optional(period_before(*parse_period(text, now), to_instant({{2030, 1, 1}, {}}))));
    };
    CHECK(before("2026-10") == "2026-09-01T00:00:00 2026-10-01T00:00:00");
    CHECK(before("2026-03") == "2026-02-01T00:00:00 2026-03-01T00:00:00");
    CHECK(before("2026Q1") == "2025-10-01T00:00:00 2026-01-01T00:00:00");
    CHECK(before("2026") == "2025-01-01T00:00:00 2026-01-01T00:00:00");
    CHECK(before("2026-11-01") == "2026-10-31T00:00:00 2026-11-01T00:00:00");
    CHECK(before("last-week") == "2026-11-02T00:00:00 2026-11-09T00:00:00");
    CHECK(before("-7d") == "2026-11-08T00:00:00 2026-11-15T00:00:00");
    REQUIRE(use_zone("America/New_York"));
    // The first of November has 25 hours there.
    CHECK(before("2026-11-02") == "2026-11-01T00:00:00 2026-11-02T00:00:00");
    CHECK(before("2026-11-01") == "2026-10-31T00:00:00 2026-11-01T00:00:00");
}

TEST_CASE_FIXTURE(Now, "a period that is still running is compared up to the same point of the one before") {
    const auto before = [&](std::string_view text) {
        return shown(std::optional(period_before(*parse_period(text, now), now)));
    };
    CHECK(before("today") == "2026-11-20T00:00:00 2026-11-20T14:05:08");
    CHECK(before("month") == "2026-10-01T00:00:00 2026-10-21T14:05:08");
    CHECK(before("yesterday") == "2026-11-19T00:00:00 2026-11-20T00:00:00");
    now = to_instant({{2026, 3, 30}, {9, 0, 0}});
    CHECK(before("month") == "2026-02-01T00:00:00 2026-03-01T00:00:00");
    const Instant from = to_instant({{2026, 3, 30}, {8, 0, 0}});
    CHECK(shown(std::optional(period_before({from, from + Seconds{7200}}, now))) ==
          "2026-03-30T06:00:00 2026-03-30T07:00:01");
}

TEST_CASE_FIXTURE(Now, "the last year of the calendar ends with its last day") {
    const auto last = parse_period("9999", now);
    REQUIRE(last);
    CHECK(last->until == end_of(to_day({9999, 12, 31})) + Seconds{1});
    CHECK(parse_period("9999-12", now)->until == last->until);
    CHECK(parse_period("9999Q4", now)->until == last->until);
    CHECK(parse_period("9999-12-31", now)->until == last->until);
}

TEST_CASE_FIXTURE(Now, "periods that are refused") {
    for (const std::string refused : {"",
                                      " ",
                                      "tomorrow",
                                      "now",
                                      "Week",
                                      "week ",
                                      "lastweek",
                                      "last_week",
                                      "2026-00",
                                      "2026-13",
                                      "2026-1",
                                      "2026-02-30",
                                      "2026Q0",
                                      "2026Q5",
                                      "2026q3",
                                      "2026-Q3",
                                      "2026Q",
                                      "2026Q33",
                                      "0000",
                                      "0000-01",
                                      "0000Q1",
                                      "202",
                                      "20261",
                                      "２０２６",
                                      "1e3",
                                      "-0d",
                                      "-d",
                                      "7d",
                                      "+7d",
                                      "-7",
                                      "-7h",
                                      "-1e1d",
                                      "--7d",
                                      "近天",
                                      "近0天",
                                      "近７天",
                                      "近7",
                                      "7天",
                                      "近-7天",
                                      "下周",
                                      "2026-11-21 14:05",
                                      "2026-11-21..2026-11-22"})
        CHECK_MESSAGE(period(refused) == "-", refused);
}

TEST_CASE_FIXTURE(Now, "spans are whole days for dates and words, one second for times") {
    for (const Reading& known : {
             Reading{"2026-11-21", "2026-11-21T00:00:00 2026-11-22T00:00:00"},
             Reading{"today", "2026-11-21T00:00:00 2026-11-22T00:00:00"},
             Reading{"tomorrow", "2026-11-22T00:00:00 2026-11-23T00:00:00"},
             Reading{"昨天", "2026-11-20T00:00:00 2026-11-21T00:00:00"},
             Reading{"2026-11-21 14:05", "2026-11-21T14:05:00 2026-11-21T14:05:01"},
             Reading{"昨天09:00", "2026-11-20T09:00:00 2026-11-20T09:00:01"},
             Reading{"14:05", "2026-11-21T14:05:00 2026-11-21T14:05:01"},
             Reading{"now", "2026-11-21T14:05:07 2026-11-21T14:05:08"},
             Reading{"-2h", "2026-11-21T12:05:07 2026-11-21T12:05:08"},
             Reading{"week", "-"},
             Reading{"2026-11", "-"},
             Reading{"", "-"},
         })
        CHECK_MESSAGE(span(known.text) == known.expected, known.text);
}

TEST_CASE("durations that are read") {
    CHECK(parse_duration("90s") == Duration{Pace::wall, 90, 0});
    CHECK(parse_duration("90m") == Duration{Pace::wall, 5400, 0});
    CHECK(parse_duration("2h") == Duration{Pace::wall, 7200, 0});
    CHECK(parse_duration("3d") == Duration{Pace::wall, 259200, 0});
    CHECK(parse_duration("0s") == Duration{Pace::wall, 0, 0});
    CHECK(parse_duration("4h working") == Duration{Pace::working, 14400, 0});
    CHECK(parse_duration("7d working") == Duration{Pace::working, 0, 7});
    CHECK(parse_duration("2h service") == Duration{Pace::service, 7200, 0});
    CHECK(parse_duration("1d service") == Duration{Pace::service, 0, 1});
    CHECK(parse_duration("3660000d") == Duration{Pace::wall, 3660000LL * 86400, 0});
}

TEST_CASE("durations that are refused") {
    for (const std::string refused :
         {"",        " ",           "h",         "2",       "2 h",     "-2h",  "+2h",         "2H",
          "2w",      "1.5h",        "1e3s",      "２h",     "2h ",     " 2h",  "2h  working", "2h Working",
          "2h work", "2h working ", "2hworking", "working", "2h wall", "2h3m", "2h 3m",       "3660001d",
          "0x2h"})
        CHECK_MESSAGE(!parse_duration(refused), refused);
}

TEST_CASE("lengths print as two units at most") {
    struct Case {
        std::int64_t seconds;
        std::string expected;
    };
    for (const Case& known :
         {Case{0, "0s"}, Case{45, "45s"}, Case{60, "1m"}, Case{61, "1m 1s"}, Case{3600, "1h"},
          Case{3659, "1h"}, Case{11100, "3h 5m"}, Case{86399, "23h 59m"}, Case{86400, "1d"},
          Case{183600, "2d 3h"}, Case{86460, "1d"}, Case{-11100, "-3h 5m"}, Case{-45, "-45s"},
          Case{86400000, "1000d"}, Case{std::numeric_limits<std::int64_t>::min(), "-106751991167300d 15h"}})
        CHECK(format_duration({known.seconds}) == known.expected);
}
