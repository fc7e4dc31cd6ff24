// Until when a ticket that is over may come back.
#include "aftercare/core/coming_back.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string until(const World& world) {
    return world.ticket.return_until ? format_minute(*world.ticket.return_until) : "-";
}

}  // namespace

TEST_CASE("each way to end has its time, from the policy") {
    CHECK(until(World::in(State::closed, Kind::repair, "finish")) == "2026-12-25 12:00");
    CHECK(until(World::in(State::closed)) == "2027-02-23 12:00");
    CHECK(until(World::in(State::declined)) == "2027-05-22 09:30");
    CHECK(until(World::in(State::withdrawn)) == "2027-05-22 09:30");
    for (const auto state : {State::registered, State::accepted, State::completed, State::voided}) {
        CAPTURE(code_of(state));
        CHECK(until(World::in(state)) == "-");
    }
}

TEST_CASE("a decline counts from the telling") {
    auto world = World::opened();
    Declined declined;
    declined.reason = "not-ours";
    declined.told_at = at("11-20 18:00");
    world.ticket.received_at = at("11-20 09:00");
    world.record(declined, at("11-24 09:00"));
    CHECK(until(world) == "2027-05-19 18:00");
}

TEST_CASE("a closing that counts as the owner's reopens for owner_return_days") {
    auto world = World::in(State::accepted);
    Forced forced;
    forced.closed_by_owner = true;
    world.record(forced, at("11-24 09:00"));
    CHECK(until(world) == "2028-11-23 09:00");
    CHECK(world.verdict_of(Reopened{}, at("2028-11-23 09:00")) == "ok");
    CHECK(world.verdict_of(Reopened{}, at("2028-11-23 09:01")) == "window_over");
}

TEST_CASE("after the last instant neither an appeal nor a reversal is heard") {
    auto world = World::in(State::declined);
    Appealed fact;
    Appealed reversal;
    reversal.approved_by = "Chen Jing";
    Appealed stands;
    stands.was_refused = true;
    for (const auto& appeal : {fact, reversal, stands}) {
        CHECK(world.verdict_of(appeal, at("2027-05-22 09:30")) == "ok");
        CHECK(world.verdict_of(appeal, at("2027-05-22 09:31")) == "window_over");
    }
}

TEST_CASE("the policy in force when it ended says for how long, whatever came later") {
    auto later = shipped_policy();
    later.version = 2;
    later.appeal_days = 10;
    auto world = World::opened();
    world.applied.emplace_back(at("11-24 09:00"), later);
    world.say(Withdrawn{}, at("11-23 10:00"));
    CHECK(until(world) == "2027-05-22 10:00");
    auto second = World::opened();
    second.applied.emplace_back(at("11-24 09:00"), later);
    second.say(Withdrawn{}, at("11-24 10:00"));
    CHECK(until(second) == "2026-12-04 10:00");
}

TEST_CASE("a dissatisfied answer reopens only while the ticket may come back") {
    Recorded said;
    said.score = 1;
    auto world = World::in(State::closed, Kind::repair, "finish");
    const auto asked = [&](std::string_view when) {
        const Facts facts{world.ticket, world.policy, "East", world.actor, {at(when), at(when)}};
        return decide(said, facts, CallFacts{})->reopens;
    };
    CHECK(asked("2026-12-25 12:00"));
    CHECK_FALSE(asked("2026-12-25 12:01"));
}
