// Suggestions and praise: what is received, answered in time, adopted.
#include <doctest/doctest.h>

#include "tests/unit/core/figures/one_ticket.hpp"

using namespace testing;

TEST_CASE("a suggestion counts once its due is past: answered by then or not") {
    const auto due = at("11-26 18:00");
    const auto in_time = [](const World& world, Instant as_of) {
        return figure(world, "suggestions_in_time", {.as_of = as_of});
    };
    const auto open = of_kind(Kind::suggestion);
    CHECK(in_time(open, due) == "-");
    CHECK(in_time(open, due + Seconds{1}) == "0/1 open-past-target");
    auto met = open;
    met.say(answer(), due);
    CHECK(in_time(met, due + Seconds{1}) == "1/1 met");
    auto late = open;
    late.say(answer(), due + Seconds{1});
    CHECK(in_time(late, due + Seconds{2}) == "0/1 late");
    auto left = open;
    left.say(withdrawn(), due);
    CHECK(in_time(left, at("11-30 09:00")) == "-");
    auto left_late = open;
    left_late.say(withdrawn(), due + Seconds{1});
    CHECK(in_time(left_late, at("11-30 09:00")) == "0/1 ended-past-target");
    auto forced = open;
    forced.say(Forced{}, at("11-24 09:00"));
    CHECK(in_time(forced, at("11-30 09:00")) == "0/1 forced");
    auto again = open;
    again.say(answer(), at("11-24 09:00"));
    again.say(Reopened{}, at("11-25 09:00"));
    CHECK(in_time(again, at("11-30 09:00")) == "1/1 met");
}

TEST_CASE("suggestions and praise are received, suggestions alone are adopted, once they are answered") {
    auto world = of_kind(Kind::suggestion);
    CHECK(figure(world, "suggestions") == "1 counted");
    CHECK(figure(world, "suggestions_adopted") == "-");
    auto refused = world;
    refused.say(answer(), at("11-24 09:00"));
    CHECK(figure(refused, "suggestions_adopted") == "0/1 no");
    world.say(answer(true), at("11-24 09:00"));
    CHECK(figure(world, "suggestions_adopted") == "1/1 yes");
    world.say(Reopened{}, at("11-25 09:00"));
    CHECK(figure(world, "suggestions_adopted") == "1/1 yes");
    auto praise = of_kind(Kind::praise);
    praise.say(answer(), at("11-24 09:00"));
    CHECK(figure(praise, "suggestions") == "1 counted");
    CHECK(figure(praise, "suggestions_adopted") == "-");
    CHECK(figure(of_kind(Kind::enquiry), "suggestions") == "-");
    CHECK(figure(of_kind(Kind::enquiry), "suggestions_in_time") == "-");
}
