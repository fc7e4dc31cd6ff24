// What may be archived, and when.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string verdict_with(const World& world, Instant when, bool money_open) {
    const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
    return verdict(decide(Archived{}, facts, ArchiveFacts{.money_open = money_open}));
}

}  // namespace

TEST_CASE("only what has ended is archived") {
    for (const auto state : {State::registered, State::accepted, State::dispatched, State::in_progress,
                             State::on_hold, State::completed, State::archived}) {
        CAPTURE(code_of(state));
        CHECK(verdict_with(World::in(state), at("12-30 10:00"), false) == "wrong_state");
    }
    for (const auto state : {State::declined, State::withdrawn, State::voided, State::merged}) {
        CAPTURE(code_of(state));
        CHECK(verdict_with(World::in(state), at("11-25 10:00"), false) == "ok");
        CHECK(verdict_with(World::in(state), at("11-25 10:00"), true) == "money_open");
        CHECK(verdict_with(World::in(state), at("11-23 09:10"), false) == "before_state");
    }
}

TEST_CASE("a closed ticket waits for its callback, then for the end of its reopen window") {
    auto world = World::in(State::closed, Kind::repair, "finish");
    REQUIRE_FALSE(world.ticket.callbacks.empty());
    CHECK(verdict_with(world, at("12-30 10:00"), false) == "callback_open");
    for (auto& callback : world.ticket.callbacks) {
        callback.state = CallbackState::waived;
    }
    CHECK(verdict_with(world, at("12-25 12:00"), false) == "window_running");
    CHECK(verdict_with(world, at("12-25 12:01"), false) == "ok");
    CHECK(verdict_with(world, at("12-25 12:01"), true) == "money_open");
}
