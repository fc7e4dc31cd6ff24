// What may be archived, and when.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string verdict_with(const World& world, Instant when, const ArchiveFacts& more = {}) {
    const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
    return verdict(decide(Archived{}, facts, more));
}

constexpr ArchiveFacts k_money_open{.money_open = true};

}  // namespace

TEST_CASE("only what has ended is archived, once") {
    for (const auto state : {State::registered, State::accepted, State::dispatched, State::in_progress,
                             State::on_hold, State::completed}) {
        CAPTURE(code_of(state));
        CHECK(verdict_with(World::in(state), at("12-30 10:00")) == "wrong_state");
    }
    CHECK(verdict_with(World::in(State::voided), at("11-25 10:00")) == "ok");
    CHECK(verdict_with(World::in(State::voided), at("11-25 10:00"), k_money_open) == "money_open");
    CHECK(verdict_with(World::in(State::voided), at("11-23 09:10")) == "before_state");
    CHECK(verdict_with(World::archived(State::voided), at("11-26 10:00")) == "archived");
}

TEST_CASE("a closed ticket waits for its callback, then for the end of its reopen window") {
    auto world = World::in(State::closed, Kind::repair, "finish");
    REQUIRE_FALSE(world.ticket.callbacks.empty());
    CHECK(verdict_with(world, at("12-30 10:00")) == "callback_open");
    for (auto& callback : world.ticket.callbacks) {
        callback.state = CallbackState::waived;
    }
    CHECK(verdict_with(world, at("12-25 12:00")) == "window_running");
    CHECK(verdict_with(world, at("12-25 12:01")) == "ok");
    CHECK(verdict_with(world, at("12-25 12:01"), k_money_open) == "money_open");
}

TEST_CASE("a declined or withdrawn ticket waits until nobody may appeal any more") {
    for (const auto state : {State::declined, State::withdrawn}) {
        CAPTURE(code_of(state));
        auto world = World::in(state);
        CHECK(verdict_with(world, at("2027-05-22 09:31")) == "callback_open");
        world.say(CallbackWaived{}, at("11-23 09:40"));
        CHECK(verdict_with(world, at("2027-05-22 09:30")) == "window_running");
        CHECK(verdict_with(world, at("2027-05-22 09:31")) == "ok");
    }
}

TEST_CASE("a ticket waits until who referred it has a reply") {
    auto asked = report();
    asked.report.ref = "12345-77";
    asked.report.ref_due = at("11-30 18:00");
    auto world = World::opened(asked);
    world.say(Withdrawn{}, at("11-23 09:30"));
    world.say(CallbackWaived{}, at("11-23 09:40"));
    CHECK(verdict_with(world, at("2027-06-22 09:31")) == "reply_owed");
    world.say(
        Informed{
            .what = "withdrawn", .how = Means::letter, .to = Who{.role = WhoRole::referrer, .person = {}}},
        at("11-24 09:00"));
    CHECK(verdict_with(world, at("2027-06-22 09:31")) == "ok");
}

TEST_CASE("a record that is filed ends what still runs: no act could end it any more") {
    const auto runs_of_promise = [](State state, std::string_view archived) {
        auto world = World::in(state);
        Promised promised;
        promised.what = "a letter";
        promised.due_at = at("11-27 18:00");
        world.say(promised, at("11-25 12:30"));
        world.record(Archived{}, at(archived));
        return world.runs(Clock::promise);
    };
    CHECK(runs_of_promise(State::withdrawn, "11-26 09:00") == "11-25 12:30 due 11-27 18:00 dropped");
    CHECK(runs_of_promise(State::withdrawn, "11-28 09:00") == "11-25 12:30 due 11-27 18:00 missed");
    CHECK(runs_of_promise(State::voided, "11-28 09:00") == "11-25 12:30 due 11-27 18:00 dropped");
}

TEST_CASE("a merged ticket waits as long as the one that goes on") {
    const auto merged = World::in(State::merged);
    const auto verdict_by = [&](const World& target, std::string_view when) {
        return verdict_with(merged, at(when),
                            {.goes_on = &target.ticket, .goes_on_number = "AC-2026-000002"});
    };
    CHECK(verdict_by(World::in(State::accepted), "2028-01-01 09:00") == "target_open AC-2026-000002");
    CHECK(verdict_by(World::in(State::withdrawn), "2027-05-22 09:30") == "window_running AC-2026-000002");
    CHECK(verdict_by(World::in(State::withdrawn), "2027-05-22 09:31") == "ok");
    CHECK(verdict_by(World::in(State::voided), "11-25 09:00") == "ok");
}
