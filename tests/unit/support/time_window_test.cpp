#include "aftercare/support/time_window.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace aftercare;

namespace {

/// `11-24 09:00-11:00`, relative to Monday 2026-11-23 10:00 in Shanghai; else why not.
std::string window(std::string_view text) {
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto read = parse_window(text, to_instant({{2026, 11, 23}, {10, 0, 0}}));
    if (!read) {
        return read.reason().why == TimeFault::Why::malformed ? "malformed" : "clock";
    }
    return format_minute(read->from).substr(5) + "-" + format_minute(read->until).substr(11);
}

}  // namespace

TEST_CASE("windows as people type them") {
    struct Case {
        const char* text;
        const char* meant;
    };
    for (const auto& each : std::vector<Case>{
             {"明天9-11点", "11-24 09:00-11:00"},
             {"明天上午9点到11点", "11-24 09:00-11:00"},
             {"明天 上午 9点 至 下午 2点半", "11-24 09:00-14:30"},
             {"明天下午2点到4点", "11-24 14:00-16:00"},
             {"后天中午12点-1点", "11-25 12:00-13:00"},
             {"大后天晚上7点～8点30分", "11-26 19:00-20:30"},
             {"今天14:00-16:00", "11-23 14:00-16:00"},
             {"tomorrow 9-11", "11-24 09:00-11:00"},
             {"Tomorrow 9:30 - 11", "11-24 09:30-11:00"},
             {"12-03 14:00-16:00", "12-03 14:00-16:00"},
             {"12-03 9-11", "12-03 09:00-11:00"},
             {"12月3日9-11点", "12-03 09:00-11:00"},
             {"2026-12-03 14:00-16:00", "12-03 14:00-16:00"},
             {"11-23 14-16", "11-23 14:00-16:00"},
             {"１２-０３ １４：００－１６：００", "12-03 14:00-16:00"},
             {"14:00-16:00", "11-23 14:00-16:00"},
         }) {
        CAPTURE(each.text);
        CHECK(window(each.text) == each.meant);
    }
    // A day that is past this year is next year's.
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto next = parse_window("01-05 9-11", to_instant({{2026, 11, 23}, {10, 0, 0}}));
    REQUIRE(next);
    CHECK(format_minute(next->from) == "2027-01-05 09:00");
}

TEST_CASE("what is no window") {
    for (const char* text : {"",
                             "soon",
                             "9-11",
                             "9-11点",
                             "明天",
                             "明天9点",
                             "明天11-9点",
                             "明天9-9点",
                             "明天9-24点",
                             "明天9:60-11:00",
                             "明天9点60分-11点",
                             "13-03 9-11",
                             "02-30 9-11",
                             "12-03",
                             "tomorrow 9-11 or so",
                             "明天上午10点到2点",
                             "明天9-",
                             "明天-11",
                             "99999999999999999999-1",
                             "明天9--11"}) {
        CAPTURE(text);
        CHECK(window(text) == "malformed");
    }
}

TEST_CASE("a window over a gap of the clock is the clock's fault") {
    REQUIRE(use_zone("Europe/Berlin"));
    const auto read = parse_window("2027-03-28 2:30-4:00", to_instant({{2027, 3, 27}, {10, 0, 0}}));
    REQUIRE_FALSE(read);
    CHECK(read.reason().why == TimeFault::Why::skipped);
    REQUIRE(use_zone("Asia/Shanghai"));
}
