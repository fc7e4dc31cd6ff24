// What the sample of callbacks leaves out.
#include <doctest/doctest.h>

#include "aftercare/core/operations/callbacks.hpp"
#include "tests/support/world.hpp"

using namespace testing;

TEST_CASE("what the sample leaves out is waived with all that is still to be made") {
    auto world = World::in(State::closed);
    world.record(CallbackWaived{.words = {}, .not_sampled = true}, at("11-25 12:00"));
    CHECK(world.ticket.callback_state == CallbackState::waived);
    CHECK_FALSE(awaits_callback(world.ticket));
    for (const auto& each : world.ticket.callbacks) {
        CHECK(each.not_sampled);
        CHECK(each.state == CallbackState::waived);
    }
    CHECK(world.runs(Clock::callback) ==
          "11-25 12:00 due 11-27 12:00 dropped; 12-25 12:00 due 12-27 12:00 dropped");
}

TEST_CASE("a draw is about the calls that are still to be made, not about those that were") {
    auto world = World::in(State::declined);
    Recorded satisfied;
    satisfied.score = 5;
    world.say(satisfied, at("11-23 10:00"));
    Appealed reversed;
    reversed.words = "covered after all";
    reversed.approved_by = "Chen Jing";
    world.say(reversed, at("11-23 11:00"));
    Declined again;
    again.reason = "not-ours";
    again.how = Means::phone;
    again.told_at = at("11-23 12:00");
    world.say(again, at("11-23 12:00"));
    world.record(CallbackWaived{.words = {}, .not_sampled = true}, at("11-23 12:00"));
    REQUIRE(world.ticket.callbacks.size() == 2);
    CHECK_FALSE(world.ticket.callbacks[0].not_sampled);
    CHECK(world.ticket.callbacks[1].not_sampled);
}
