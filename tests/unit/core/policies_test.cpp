// Which days the versions of a policy agree on.
#include "aftercare/core/policies.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Calendar& working(Policy& policy) {
    return policy.hours.front().working;
}

Policy with_day_off(std::string_view day) {
    auto policy = shipped_policy();
    auto& holidays = working(policy).holidays;
    holidays.push_back(*parse_day(day));
    std::sort(holidays.begin(), holidays.end());
    sum_up_days(working(policy));
    return policy;
}

std::string changed(const Policy& before, const Policy& after) {
    const auto day = first_changed_day(before, after);
    return day ? format_day(*day) : "-";
}

}  // namespace

TEST_CASE("the first day on which two versions do not agree, whichever of them has it") {
    const auto& shipped = shipped_policy();
    CHECK(changed(shipped, shipped) == "-");
    CHECK(changed(shipped, with_day_off("2026-12-07")) == "2026-12-07");
    CHECK(changed(with_day_off("2026-12-07"), shipped) == "2026-12-07");
    CHECK(changed(with_day_off("2026-12-08"), with_day_off("2026-12-07")) == "2026-12-07");

    auto makes_up = shipped;
    working(makes_up).makeup_days.push_back(*parse_day("2026-12-05"));
    sum_up_days(working(makes_up));
    CHECK(changed(shipped, makes_up) == "2026-12-05");

    auto short_day = shipped;
    working(short_day).dates = {{*parse_day("2026-12-24"), {{9 * 3600, 12 * 3600}}}};
    sum_up_days(working(short_day));
    CHECK(changed(shipped, short_day) == "2026-12-24");

    auto knows_more = shipped;
    working(knows_more).years.push_back(2027);
    CHECK(changed(shipped, knows_more) == "2027-01-01");
}

TEST_CASE("of the days that are past a policy keeps what the version before it had") {
    const auto today = *parse_day("2026-12-07");
    for (const char* past : {"2026-11-26", "2026-12-06"}) {
        CAPTURE(past);
        auto added = with_day_off(past);
        keep_past_days(added, shipped_policy(), today);
        CHECK(changed(shipped_policy(), added) == "-");
        auto taken = shipped_policy();
        keep_past_days(taken, with_day_off(past), today);
        CHECK(changed(with_day_off(past), taken) == "-");
    }
    for (const char* to_come : {"2026-12-07", "2026-12-08"}) {
        CAPTURE(to_come);
        auto added = with_day_off(to_come);
        keep_past_days(added, shipped_policy(), today);
        CHECK(changed(shipped_policy(), added) == to_come);
        auto taken = shipped_policy();
        keep_past_days(taken, with_day_off(to_come), today);
        CHECK(changed(with_day_off(to_come), taken) == to_come);
    }
}
