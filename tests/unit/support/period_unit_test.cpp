#include "aftercare/support/period_unit.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace aftercare;

TEST_CASE("a day lies in a week, month, quarter and year that are called as they are typed") {
    struct Case {
        const char* day;
        const char* unit;
        const char* name;
    };
    for (const auto& each : std::to_array<Case>({
             {"2026-11-21", "day", "2026-11-21"},
             {"2026-11-21", "week", "2026-11-16"},
             {"2026-11-16", "week", "2026-11-16"},
             {"2026-11-15", "周", "2026-11-09"},
             {"2026-01-01", "week", "2025-12-29"},
             {"1969-12-31", "week", "1969-12-29"},
             {"2026-11-30", "month", "2026-11"},
             {"2024-02-29", "月", "2024-02"},
             {"2026-01-01", "quarter", "2026Q1"},
             {"2026-03-31", "quarter", "2026Q1"},
             {"2026-04-01", "季", "2026Q2"},
             {"2026-12-31", "Quarter", "2026Q4"},
             {"2026-12-31", "year", "2026"},
             {"2026-01-01", "年", "2026"},
         })) {
        CAPTURE(each.day);
        CAPTURE(each.unit);
        const auto unit = period_unit_named(each.unit);
        REQUIRE(unit.has_value());
        CHECK(period_unit_named(period_unit_code(*unit)) == unit);
        CHECK(period_name(*unit, first_day_of(*unit, *parse_day(each.day))) == each.name);
    }
    CHECK(period_unit_named("hour") == std::nullopt);
    CHECK(period_unit_named("") == std::nullopt);
}
