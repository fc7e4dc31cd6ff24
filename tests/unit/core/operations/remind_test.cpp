// A reminder is of the run that it names, by its start; what is entered late may begin that run anew.
#include "aftercare/core/operations/remind.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Reminded reminder(Clock clock, std::string_view since) {
    Reminded asked;
    asked.clock = clock;
    asked.since = at(since);
    asked.day_on = *parse_day("2026-11-25");
    return asked;
}

std::int64_t steps_reminded(const World& world, Clock clock) {
    return running_clock(world.ticket, clock)->reminded_levels;
}

}  // namespace

TEST_CASE("a reminder does not count for the run that a late entry began anew") {
    auto world = World::in(State::accepted);
    world.say(Informed{}, at("11-24 09:00"));
    world.say(reminder(Clock::inform, "11-24 09:00"), at("11-25 10:00"));
    CHECK(steps_reminded(world, Clock::inform) == 1);
    CHECK(world.verdict_of(reminder(Clock::inform, "11-24 09:00"), at("11-25 11:00")) == "nothing_to_change");

    world.say(Informed{}, at("11-24 15:00"), at("11-25 12:00"));
    CHECK(steps_reminded(world, Clock::inform) == 0);
    CHECK_FALSE(running_clock(world.ticket, Clock::inform)->reminded_on);
    CHECK(world.verdict_of(reminder(Clock::inform, "11-24 09:00"), at("11-25 13:00")) == "nothing_to_change");
    world.say(reminder(Clock::inform, "11-24 15:00"), at("11-25 13:00"));
    CHECK(steps_reminded(world, Clock::inform) == 1);

    world.journal[world.journal.size() - 2].struck = true;
    world.fold();
    CHECK(steps_reminded(world, Clock::inform) == 1);
    CHECK(world.verdict_of(reminder(Clock::inform, "11-24 09:00"), at("11-25 14:00")) == "nothing_to_change");
}

TEST_CASE("a late entry that leaves a run's start where it is leaves its reminder too") {
    auto world = World::in(State::accepted);
    world.say(reminder(Clock::resolve, "11-23 09:00"), at("11-25 10:00"));
    world.say(Informed{}, at("11-24 15:00"), at("11-25 12:00"));
    CHECK(steps_reminded(world, Clock::resolve) == 1);
}

TEST_CASE("a contract is reminded of once a step and day; what failed may be said again") {
    Party party;
    party.contracts.resize(2);
    party.contracts[0].n = 1;
    party.contracts[1].n = 2;
    const Actor actor{.name = "Li Na", .role = StaffRole::manager, .register_empty = false};
    ContractReminded asked{.contract_n = 2, .level = 1, .day_on = *parse_day("2026-11-25"), .to = {"Li Na"}};
    const auto say = [&] { apply(party, {}, asked); };
    const auto verdict_now = [&] { return verdict(decide(asked, party, actor)); };
    asked.sent = true;
    CHECK(verdict_now() == "nothing_to_change");
    asked.sent = false;
    CHECK(verdict_now() == "ok");
    say();
    CHECK(party.contracts[1].reminded_levels == 2);
    CHECK_FALSE(party.contracts[0].reminded_on);
    CHECK(verdict_now() == "nothing_to_change");
    asked.failed = true;
    CHECK(verdict_now() == "ok");
    say();
    asked.failed = false;
    CHECK(verdict_now() == "ok");
    asked.day_on = *parse_day("2026-11-26");
    CHECK(verdict_now() == "ok");
    asked.contract_n = 3;
    CHECK(verdict_now() == "nothing_to_change");
    CHECK(verdict(decide(asked, party, {.name = "Nobody", .role = {}, .register_empty = false})) ==
          "unlisted_actor Nobody");
}
