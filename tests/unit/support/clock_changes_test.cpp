#include <doctest/doctest.h>
#include <string>

#include "aftercare/support/periods.hpp"

using namespace aftercare;

TEST_CASE("a time that the clock skips or shows twice is none, but with its offset") {
    struct Case {
        const char* zone;
        std::string text;
        std::string expected;  ///< `-`: skipped, `2`: twice, with the times beside it
    };
    const auto read = [](const Case& each) -> std::string {
        REQUIRE(use_zone(each.zone));
        const Instant now = to_instant({{2026, 11, 1}, {12, 0, 0}});
        const auto at = parse_time(each.text, now, DateMeans::beginning);
        if (at)
            return format_rfc3339(*at);
        const TimeFault& fault = at.reason();
        if (fault.why == TimeFault::Why::malformed)
            return "no time";
        const std::string how = fault.why == TimeFault::Why::skipped ? "- " : "2 ";
        return how + format_rfc3339(fault.first) + " " + format_rfc3339(fault.last);
    };
    for (const Case& each : {
             Case{"America/New_York", "2026-03-08 01:59:59", "2026-03-08T01:59:59-05:00"},
             Case{"America/New_York", "2026-03-08 02:30",
                  "- 2026-03-08T01:59:59-05:00 2026-03-08T03:00:00-04:00"},
             Case{"America/New_York", "2026-03-08T02:00:00",
                  "- 2026-03-08T01:59:59-05:00 2026-03-08T03:00:00-04:00"},
             Case{"America/New_York", "2026-03-08 03:00", "2026-03-08T03:00:00-04:00"},
             Case{"America/New_York", "2026-03-08T02:30-05:00", "2026-03-08T03:30:00-04:00"},
             Case{"America/New_York", "2026-11-01 00:59", "2026-11-01T00:59:00-04:00"},
             Case{"America/New_York", "2026-11-01 01:30",
                  "2 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00"},
             Case{"America/New_York", "01:30", "2 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00"},
             Case{"America/New_York", "today 01:30", "2 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00"},
             Case{"America/New_York", "今天01:30", "2 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00"},
             Case{"America/New_York", "2026-11-01 01:30-04:00", "2026-11-01T01:30:00-04:00"},
             Case{"America/New_York", "2026-11-01T01:30:00-05:00", "2026-11-01T01:30:00-05:00"},
             Case{"America/New_York", "2026-11-01T05:30Z", "2026-11-01T01:30:00-04:00"},
             Case{"America/New_York", "-11h", "2026-11-01T01:00:00-05:00"},
             Case{"America/New_York", "2026-11-01 24:30", "no time"},
             Case{"Europe/Lisbon", "2026-03-29 01:15",
                  "- 2026-03-29T00:59:59+00:00 2026-03-29T02:00:00+01:00"},
             Case{"Europe/Lisbon", "2026-10-25 01:15",
                  "2 2026-10-25T01:15:00+01:00 2026-10-25T01:15:00+00:00"},
             Case{"America/Asuncion", "2024-10-06 00:00",
                  "- 2024-10-05T23:59:59-04:00 2024-10-06T01:00:00-03:00"},
             Case{"America/Asuncion", "2024-10-06", "2024-10-06T01:00:00-03:00"},
             Case{"Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00"},
             Case{"America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00"},
             Case{"America/Havana", "2026-11-01 00:00",
                  "2 2026-11-01T00:00:00-04:00 2026-11-01T00:00:00-05:00"},
         })
        CHECK_MESSAGE(read(each) == each.expected, each.zone << " " << each.text);
    REQUIRE(use_zone("Asia/Shanghai"));
}

TEST_CASE("days and periods are whole, whatever midnight does") {
    const auto shown = [](const auto& period) {
        return format_rfc3339(period->from) + " " + format_rfc3339(period->until);
    };
    REQUIRE(use_zone("America/Asuncion"));
    const Instant now = to_instant({{2024, 10, 6}, {12, 0, 0}});
    const std::string day = "2024-10-06T01:00:00-03:00 2024-10-07T00:00:00-03:00";
    CHECK(shown(parse_span("2024-10-06", now)) == day);
    CHECK(shown(parse_span("today", now)) == day);
    CHECK(shown(parse_period("today", now)) == day);
    CHECK(shown(parse_period("2024-03-23", now)) == "2024-03-23T00:00:00-03:00 2024-03-24T00:00:00-04:00");
    CHECK(shown(parse_period("week", now)) == "2024-09-30T00:00:00-04:00 2024-10-07T00:00:00-03:00");
    CHECK(parse_span("2024-10-06 00:30", now).reason().why == TimeFault::Why::skipped);
    CHECK(parse_span("2024-03-23 23:30", now).reason().why == TimeFault::Why::twice);
    CHECK(format_rfc3339(*parse_time("2024-10-05", now, DateMeans::deadline)) == "2024-10-05T23:59:59-04:00");
    CHECK(format_rfc3339(*parse_time("2024-03-23", now, DateMeans::deadline)) == "2024-03-23T23:59:59-04:00");
    REQUIRE(use_zone("Asia/Shanghai"));
}
