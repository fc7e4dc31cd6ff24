// The policy's gates: each need refuses its verb until it is met, and says what is missing.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// A ticket that is dispatched, under a policy with one gate.
World gated(Verb verb, std::vector<GateNeed> needs) {
    auto world = World::in(State::dispatched);
    world.policy.gates = {
        {.verb = verb, .kinds = {}, .categories = {}, .elements = {}, .needs = std::move(needs)}};
    return world;
}

std::string missing(const World& world) {
    const auto decided = world.ask(Started{}, at("11-24 12:00"));
    std::string codes;
    if (!decided) {
        for (const auto& code : decided.reason().missing) {
            codes += code + " ";
        }
    }
    return codes;
}

Attached file(std::string media_type) {
    Attached attached;
    attached.path = "a";
    attached.media_type = std::move(media_type);
    return attached;
}

Planned plan_without_consent() {
    Planned planned;
    planned.no_consent_needed = true;
    return planned;
}

}  // namespace

TEST_CASE("a gate asks for all that is not there, and only of its verb") {
    auto world = gated(Verb::start, {GateNeed::plan, GateNeed::escalate, GateNeed::safe});
    CHECK(world.verdict_of(Started{}, at("11-24 12:00")) == "gate_shut plan escalate safe start");
    CHECK(missing(world) == "plan escalate safe ");
    CHECK(world.verdict_of(Arrived{}, at("11-24 12:00")) == "ok");
    world.say(plan_without_consent(), at("11-24 09:00"));
    CHECK(missing(world) == "escalate safe ");
    world.say(Escalated{.to = "station", .how = Means::phone}, at("11-24 09:10"));
    Progressed safe;
    safe.words = "cordoned off";
    safe.safe = true;
    world.say(safe, at("11-24 09:20"));
    CHECK(world.verdict_of(Started{}, at("11-24 12:00")) == "ok");
    // It is asked of the time of the act.
    CHECK(world.verdict_of(Started{}, at("11-24 09:15"), at("11-24 13:00")) == "gate_shut safe start");
}

TEST_CASE("a photo is a picture") {
    auto world = gated(Verb::start, {GateNeed::photo});
    world.say(file("application/pdf"), at("11-24 09:00"));
    CHECK(missing(world) == "photo ");
    world.say(file("image/jpeg"), at("11-24 09:10"));
    CHECK(missing(world).empty());
}

TEST_CASE("a consent is one to the newest plan") {
    auto world = gated(Verb::start, {GateNeed::consent});
    world.say(Planned{}, at("11-24 09:00"));
    CHECK(missing(world) == "consent ");
    world.say(consent_of(k_unit), at("11-24 09:10"));
    CHECK(missing(world).empty());
    world.say(plan_without_consent(), at("11-24 09:20"));
    CHECK(missing(world) == "consent ");
}

TEST_CASE("a designer is a party with an order that stands") {
    auto world = gated(Verb::start, {GateNeed::designer});
    CHECK(missing(world) == "designer ");
    world.party_kind = [](PartyId) { return std::optional(PartyKind::contractor); };
    CHECK(missing(world) == "designer ");
    world.party_kind = [](PartyId) { return std::optional(PartyKind::designer); };
    CHECK(missing(world).empty());
}

TEST_CASE("an emergency passes the gates of start") {
    auto world = gated(Verb::start, {GateNeed::plan});
    Started emergency;
    emergency.emergency = true;
    emergency.words = "the beam gives way";
    CHECK(world.verdict_of(emergency, at("11-24 12:00")) == "ok");
}

TEST_CASE("a wrong state is said before a gate") {
    const auto world = gated(Verb::done, {GateNeed::plan});
    CHECK(world.verdict_of(finished(), at("11-24 12:00")) == "wrong_state");
}
