#include "aftercare/core/suggestions.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

World suggestion() {
    auto asked = report();
    asked.report.kind = Kind::suggestion;
    return World::opened(asked);
}

std::optional<FirstEnding> ending_of(const World& world) {
    return first_ending(world.journal, states_entered(world.ticket.id, world.journal));
}

/// `yes`, `no`, or `-` when it counts in neither.
std::string in_time(const World& world, Instant due, Instant as_of) {
    const auto answer = was_answered_in_time(ending_of(world), due, as_of);
    return answer ? (*answer ? "yes" : "no") : "-";
}

Answered answer() {
    return {.words = "thanks", .how = Means::phone, .was_accepted = {}, .handler = {}};
}

}  // namespace

TEST_CASE("a suggestion counts once its due is past: answered by then or not") {
    const auto due = at("11-26 18:00");
    auto world = suggestion();
    CHECK(in_time(world, due, due) == "-");
    CHECK(in_time(world, due, due + Seconds{1}) == "no");
    auto late = world;
    world.say(answer(), due);
    CHECK(in_time(world, due, due) == "-");
    CHECK(in_time(world, due, due + Seconds{1}) == "yes");
    late.say(answer(), due + Seconds{1});
    CHECK(in_time(late, due, due + Seconds{2}) == "no");
    CHECK(was_answered_in_time(ending_of(world), std::nullopt, due + Seconds{1}) == std::nullopt);
}

TEST_CASE("what left before its due is out, what left behind it is a miss; forced is no answer") {
    const auto due = at("11-26 18:00");
    auto before = suggestion();
    auto behind = before;
    auto forced = before;
    before.say(Withdrawn{}, due);
    CHECK(in_time(before, due, at("11-30 09:00")) == "-");
    behind.say(Withdrawn{}, due + Seconds{1});
    CHECK(in_time(behind, due, at("11-30 09:00")) == "no");
    forced.say(Forced{}, at("11-24 09:00"));
    CHECK(in_time(forced, due, at("11-30 09:00")) == "no");
}

TEST_CASE("the first ending counts, whatever came behind it or was entered late") {
    const auto due = at("11-26 18:00");
    auto world = suggestion();
    CHECK_FALSE(ending_of(world).has_value());
    world.say(answer(), at("11-24 09:00"));
    world.say(Reopened{}, at("11-25 09:00"));
    CHECK(in_time(world, due, at("11-30 09:00")) == "yes");
    world.say(answer(), at("11-28 09:00"));
    CHECK(ending_of(world)->at == at("11-24 09:00"));
    for (std::size_t i = 1; i < world.journal.size(); ++i) {
        world.journal[i].struck = true;
    }
    world.fold();
    CHECK_FALSE(ending_of(world).has_value());
    CHECK(in_time(world, due, at("11-30 09:00")) == "no");
}
