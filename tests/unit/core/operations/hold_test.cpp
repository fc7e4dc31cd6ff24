// What a hold needs, and the hold of a repair that is watched before it is accepted.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// The refusal without its facts.
std::string refusal_word(const std::string& text) {
    return text.substr(0, text.find(' '));
}

Held hold_until(std::string reason, std::string_view review = "12-01 18:00") {
    Held asked;
    asked.reason = std::move(reason);
    asked.review_at = at(review);
    return asked;
}

Chased chased() {
    Chased asked;
    asked.from = Who{.role = WhoRole::owner, .person = {}};
    asked.how = Means::wechat;
    return asked;
}

Informed told() {
    return {.what = "it is done", .how = Means::phone, .to = {}};
}

Verified silence() {
    Verified asked;
    asked.no_objection = true;
    return asked;
}

}  // namespace

TEST_CASE("a hold for the owner's reasons needs who said so, and how") {
    const auto world = World::in(State::accepted);
    for (const char* reason : {"owner-no-access", "owner-asked"}) {
        CAPTURE(reason);
        auto asked = hold_until(reason);
        const auto bare = world.ask(asked, at("11-24 09:00"));
        REQUIRE(refusal_word(verdict(bare)) == "missing_facts");
        CHECK(bare.reason().missing == std::vector<std::string>{"from", "how"});
        asked.from = Who{.role = WhoRole::owner, .person = {}};
        const auto half = world.ask(asked, at("11-24 09:00"));
        REQUIRE(refusal_word(verdict(half)) == "missing_facts");
        CHECK(half.reason().missing == std::vector<std::string>{"how"});
        asked.how = Means::phone;
        CHECK(refusal_word(world.verdict_of(asked, at("11-24 09:00"))) == "ok");
    }
    for (const char* reason : {"force-majeure", "neighbour-no-access", "weather", "material"}) {
        CHECK(refusal_word(world.verdict_of(hold_until(reason), at("11-24 09:00"))) == "ok");
    }
}

TEST_CASE("a review later than the policy's days needs a supervisor") {
    auto world = World::in(State::accepted);
    world.actor = {.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
    CHECK(refusal_word(world.verdict_of(hold_until("weather", "12-08 23:59"), at("11-24 09:00"))) == "ok");
    const auto no = world.ask(hold_until("weather", "12-09 00:00"), at("11-24 09:00"));
    REQUIRE(refusal_word(verdict(no)) == "role_too_low");
    CHECK(no.reason().needed_role == StaffRole::supervisor);
    world.policy.hold_review_days = 15;
    CHECK(refusal_word(world.verdict_of(hold_until("weather", "12-09 00:00"), at("11-24 09:00"))) == "ok");
    world.actor.role = StaffRole::supervisor;
    CHECK(refusal_word(world.verdict_of(hold_until("weather", "12-31 00:00"), at("11-24 09:00"))) == "ok");
}

TEST_CASE("a completed repair is held for an observation only, and is completed again after it") {
    auto world = World::in(State::completed);
    CHECK(refusal_word(world.verdict_of(hold_until("weather"), at("11-26 09:00"))) == "wrong_state");
    world.say(hold_until("observation"), at("11-26 09:00"));
    CHECK(world.state() == "on_hold");
    CHECK(world.runs(Clock::verify) == "11-25 10:00 due 12-02 10:00 running");
    CHECK(refusal_word(world.verdict_of(Rejected{}, at("11-27 09:00"))) == "wrong_state");
    world.say(Resumed{}, at("11-28 09:00"));
    CHECK(world.state() == "completed");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 met 11-25 10:00");
    CHECK(observed_time(world.ticket, at("11-25 10:00"), at("11-30 00:00")) == Seconds{2 * 86400});
    CHECK(observed_time(world.ticket, at("11-25 10:00"), at("11-27 09:00")) == Seconds{86400});
    CHECK(observed_time(world.ticket, at("11-27 21:00"), at("11-30 00:00")) == Seconds{12 * 3600});
}

TEST_CASE("an order given back while a finished repair is watched starts no dispatch") {
    auto world = World::in(State::completed);
    world.say(order_due(at("11-30 18:00")), at("11-25 14:00"));
    world.say(hold_until("observation"), at("11-26 09:00"));
    const auto runs = world.runs(Clock::dispatch);
    world.say(Returned{}, at("11-26 10:00"));
    CHECK(world.runs(Clock::dispatch) == runs);
}

TEST_CASE("an owner who asks again while silence is waited for objects, until told again") {
    auto world = World::in(State::completed);
    CHECK(refusal_word(world.verdict_of(silence(), at("12-10 09:00"))) == "owner_not_told");
    world.say(told(), at("11-25 12:00"));
    world.say(chased(), at("11-27 09:00"));
    const auto no = world.ask(silence(), at("12-10 09:00"));
    REQUIRE(refusal_word(verdict(no)) == "owner_objected");
    CHECK(no.reason().since == at("11-27 09:00"));
    CHECK(no.reason().helps == "dispatch inform");
    world.say(told(), at("11-28 09:00"));
    CHECK(refusal_word(world.verdict_of(silence(), at("12-05 08:59"))) == "no_objection_too_early");
    CHECK(refusal_word(world.verdict_of(silence(), at("12-05 09:00"))) == "ok");
}

TEST_CASE("an objection entered late stands against a silence dated before it") {
    auto world = World::in(State::completed);
    world.say(told(), at("11-25 12:00"));
    world.say(chased(), at("12-04 09:00"));
    CHECK(refusal_word(world.verdict_of(silence(), at("12-03 12:00"), at("12-04 10:00"))) ==
          "owner_objected");
}

TEST_CASE("asking again before being told, or by somebody else, is no objection") {
    auto world = World::in(State::completed);
    world.say(chased(), at("11-25 11:00"));
    world.say(told(), at("11-25 12:00"));
    auto neighbour = chased();
    neighbour.from = Who{.role = {}, .person = person(99)};
    world.say(neighbour, at("11-26 09:00"));
    CHECK(refusal_word(world.verdict_of(silence(), at("12-02 12:00"))) == "ok");
}

TEST_CASE("being told while the repair is watched is being told that it is done") {
    auto world = World::in(State::completed);
    world.say(hold_until("observation"), at("11-25 11:00"));
    world.say(told(), at("11-25 12:00"));
    world.say(Resumed{}, at("11-30 09:00"));
    CHECK(refusal_word(world.verdict_of(silence(), at("12-02 12:00"))) == "ok");
}

TEST_CASE("a contact of the unit that the ticket does not name is one of the owner's side") {
    auto asked = report();
    asked.report.channel = "web";
    auto world = World::opened(asked);
    world.say(Informed{.what = "soon", .how = Means::phone, .to = Who{.role = {}, .person = person(99)}},
              at("11-23 09:30"));
    CHECK_FALSE(world.ticket.responded_at);
    world.say(
        Informed{
            .what = "soon", .how = Means::phone, .to = Who{.role = WhoRole::tenant, .person = person(98)}},
        at("11-23 09:40"));
    CHECK(clock_text(world.ticket.responded_at) == "11-23 09:40");
}
