// Calling the owner back: attempts, scores, what a bad score does, waiving.
#include <doctest/doctest.h>

#include "aftercare/core/operations/callbacks.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

Attempted attempt(Instant when, AttemptOutcome outcome = AttemptOutcome::no_answer) {
    Attempted asked;
    asked.outcome = outcome;
    asked.on = day_of(when);
    return asked;
}

Recorded score(int value, std::optional<About> about = std::nullopt) {
    Recorded asked;
    asked.score = value;
    asked.about = about;
    return asked;
}

std::string callback(const World& world) {
    return world.ticket.callback_state ? std::string(code_of(*world.ticket.callback_state)) : "-";
}

/// Closed Wednesday 2026-11-25 12:00; the attempts at these times.
World attempted(const std::vector<std::string_view>& times) {
    auto world = World::in(State::closed);
    for (const auto time : times) {
        world.say(attempt(at(time)), at(time));
    }
    return world;
}

/// The run of the callback that the closing began; a leak has a later one too.
std::string first_run(const World& world) {
    const auto all = world.runs(Clock::callback);
    return all.substr(0, all.find(';'));
}

/// The callback that a call on the last days of the tests is about.
const Callback& in_hand(const World& world) {
    const auto* callback = callback_in_hand(world.ticket, at("11-29 23:00"));
    REQUIRE(callback != nullptr);
    return *callback;
}

}  // namespace

TEST_CASE("an owner is unreachable after three tries on two days") {
    struct Case {
        std::vector<std::string_view> times;
        std::string state;
        int days;
    };
    const std::vector<Case> cases = {
        {{}, "due", 0},
        {{"11-26 09:00"}, "due", 1},
        {{"11-26 09:00", "11-27 09:00"}, "due", 2},
        {{"11-26 09:00", "11-26 10:00", "11-26 11:00"}, "due", 1},
        {{"11-26 09:00", "11-26 10:00", "11-26 11:00", "11-26 12:00"}, "due", 1},
        {{"11-26 09:00", "11-26 10:00", "11-27 09:00"}, "unreachable", 2},
        {{"11-26 23:59", "11-27 00:00", "11-27 00:01"}, "unreachable", 2},
        {{"11-26 09:00", "11-26 10:00", "11-26 11:00", "11-27 09:00"}, "unreachable", 2},
        {{"11-26 09:00", "11-27 10:00", "11-28 11:00", "11-29 11:00"}, "unreachable", 4},
    };
    for (const auto& each : cases) {
        CAPTURE(each.times.size());
        const auto world = attempted(each.times);
        CHECK(callback(world) == each.state);
        CHECK(in_hand(world).attempt_days == each.days);
        CHECK(in_hand(world).attempt_count == static_cast<int>(each.times.size()));
        CHECK(world.state() == "closed");
    }
}

TEST_CASE("unreachable and refused miss the callback; reached in time after all meets it") {
    auto world = attempted({"11-26 09:00", "11-26 10:00", "11-27 09:00"});
    CHECK(first_run(world) == "11-25 12:00 due 11-27 12:00 missed");
    auto late = world;
    world.say(score(5), at("11-27 11:00"));
    CHECK(callback(world) == "reached");
    CHECK(first_run(world) == "11-25 12:00 due 11-27 12:00 met 11-27 11:00");
    late.say(score(5), at("11-28 11:00"));
    CHECK(first_run(late) == "11-25 12:00 due 11-27 12:00 missed");

    auto refused = World::in(State::closed);
    refused.say(attempt(at("11-26 09:00"), AttemptOutcome::refused), at("11-26 09:00"));
    CHECK(callback(refused) == "refused");
    CHECK(first_run(refused) == "11-25 12:00 due 11-27 12:00 missed");
}

TEST_CASE("every outcome but a refusal is only a try") {
    for (std::size_t o = 0; o < k_attempt_outcome_codes.size(); ++o) {
        const auto outcome = static_cast<AttemptOutcome>(o);
        CAPTURE(std::string(code_of(outcome)));
        auto world = World::in(State::closed);
        world.say(attempt(at("11-26 09:00"), outcome), at("11-26 09:00"));
        CHECK(callback(world) == (outcome == AttemptOutcome::refused ? "refused" : "due"));
    }
}

TEST_CASE("nobody is called or waived where no callback waits") {
    const auto verdicts = [](const World& world) {
        const auto when = at("11-28 09:00");
        return world.verdict_of(attempt(when), when) + " " + world.verdict_of(CallbackWaived{}, when);
    };
    CHECK(verdicts(World::in(State::closed)) == "ok ok");
    CHECK(verdicts(attempted({"11-26 09:00", "11-26 10:00", "11-27 09:00"})) == "ok ok");
    CHECK(verdicts(World::in(State::closed, Kind::enquiry, "policy")) == "no_callback_due no_callback_due");
    auto reached = World::in(State::closed);
    reached.say(score(4), at("11-26 09:00"));
    CHECK(verdicts(reached) == "no_callback_due no_callback_due");
    auto waived = World::in(State::closed);
    waived.say(CallbackWaived{}, at("11-26 09:00"));
    CHECK(callback(waived) == "waived");
    CHECK(first_run(waived) == "11-25 12:00 due 11-27 12:00 dropped");
    CHECK(verdicts(waived) == "no_callback_due no_callback_due");
}

TEST_CASE("a callback is not made before the closing that asked for it") {
    const auto world = World::in(State::closed);
    const auto early = at("11-25 11:59");
    CHECK(world.verdict_of(attempt(early), early) == "before_subject");
    CHECK(world.verdict_of(CallbackWaived{}, early) == "before_subject");
    CHECK(world.verdict_of(score(5), early) == "before_subject");
    CHECK(world.ask(score(5), early).reason().since == at("11-25 12:00"));
    CHECK(world.verdict_of(score(1), early) == "before_state");
}

TEST_CASE("a dissatisfied answer about the repair reopens, another is kept") {
    struct Case {
        Kind kind;
        int score;
        std::optional<About> about;
        std::string state;
    };
    const std::vector<Case> cases = {
        {Kind::repair, 1, {}, "accepted"},
        {Kind::repair, 2, {}, "accepted"},
        {Kind::repair, 3, {}, "closed"},
        {Kind::repair, 4, {}, "closed"},
        {Kind::repair, 5, {}, "closed"},
        {Kind::repair, 1, About::repair, "accepted"},
        {Kind::repair, 1, About::service, "closed"},
        {Kind::repair, 1, About::speed, "closed"},
        {Kind::complaint, 1, {}, "closed"},
        {Kind::complaint, 1, About::repair, "accepted"},
        {Kind::complaint, 3, About::repair, "closed"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.score);
        auto world = World::in(State::closed, each.kind, "leak");
        world.say(score(each.score, each.about), at("11-26 10:00"));
        CHECK(world.state() == each.state);
        CHECK(world.ticket.score == each.score);
        CHECK(world.ticket.cycle == (each.state == "accepted" ? 2 : 1));
        CHECK(first_run(world) == "11-25 12:00 due 11-27 12:00 met 11-26 10:00");
        CHECK(world.ticket.score_about ==
              each.about.value_or(each.kind == Kind::repair ? About::repair : About::service));
    }
}

TEST_CASE("after the reopen window a dissatisfied answer is kept") {
    auto world = World::in(State::closed, Kind::repair, "crack");
    CHECK(world.ask(score(1), at("12-25 12:00"))->reopens);
    CHECK_FALSE(world.ask(score(1), at("12-25 12:00:01"))->reopens);
    world.say(score(1), at("12-26 12:00"));
    CHECK(world.state() == "closed");
    CHECK(callback(world) == "due");
}

TEST_CASE("the first score of each cycle counts") {
    auto world = World::in(State::closed);
    world.say(score(3), at("11-26 10:00"));
    world.say(score(5), at("11-27 10:00"));
    CHECK(world.ticket.score == 3);
    CHECK(clock_text(world.ticket.called_at) == "11-26 10:00");
    world.say(Reopened{}, at("11-28 10:00"));
    world.say(Forced{}, at("11-29 10:00"));
    CHECK(callback(world) == "due");
    world.say(score(4), at("11-30 10:00"));
    CHECK(world.ticket.score == 4);
}

TEST_CASE("attempts of an earlier cycle do not count in the next") {
    auto world = attempted({"11-26 09:00", "11-26 10:00"});
    world.say(Reopened{}, at("11-26 11:00"));
    world.say(Forced{}, at("11-26 12:00"));
    world.say(attempt(at("11-27 09:00")), at("11-27 09:00"));
    CHECK(callback(world) == "due");
    CHECK(in_hand(world).attempt_count == 1);
    CHECK(in_hand(world).attempt_days == 1);
}

TEST_CASE("a callback is a contact with the owner by its means") {
    for (const auto how : {Means::phone, Means::sms}) {
        auto opened = report();
        opened.report.channel = Channel::web;
        auto world = World::opened(opened);
        world.say(Forced{}, at("11-23 12:00"));
        auto asked = score(5);
        asked.how = how;
        world.say(asked, at("11-26 10:00"));
        CHECK(clock_text(world.ticket.informed_at) == "11-26 10:00");
        CHECK(clock_text(world.ticket.responded_at) == (how == Means::phone ? "11-26 10:00" : "-"));
        CHECK(clock_text(world.ticket.written_to_at) == (how == Means::phone ? "-" : "11-26 10:00"));
    }
}
