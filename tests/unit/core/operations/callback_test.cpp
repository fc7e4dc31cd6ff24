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

TEST_CASE("an owner who asks to be called later is called later, or earlier all the same") {
    auto world = World::in(State::closed);
    auto later = attempt(at("11-26 09:00"), AttemptOutcome::later);
    later.again = at("11-26 09:00");
    CHECK(world.verdict_of(later, at("11-26 09:00")) == "date_passed");
    later.again = at("11-28 15:00");
    world.say(later, at("11-26 09:00"));
    CHECK(in_hand(world).again_at == at("11-28 15:00"));
    CHECK(in_hand(world).state == CallbackState::due);
    world.say(attempt(at("11-27 09:00")), at("11-27 09:00"));
    CHECK_FALSE(in_hand(world).again_at);
    later.on = day_of(at("11-27 10:00"));
    world.say(later, at("11-27 10:00"));
    CHECK(in_hand(world).attempt_count == 3);
    CHECK(callback(world) == "due");
    world.say(score(5), at("11-27 11:00"));
    CHECK(callback(world) == "reached");
}

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

TEST_CASE("a callback that was waived stays out of every rate, whatever the owner says later") {
    auto world = World::in(State::closed);
    world.say(CallbackWaived{}, at("11-26 09:00"));
    world.say(score(4), at("11-26 10:00"));
    CHECK(first_run(world) == "11-25 12:00 due 11-27 12:00 dropped");
    CHECK(world.ticket.callbacks.front().state == CallbackState::waived);
    CHECK(world.ticket.score == 4);
}

TEST_CASE("a call that was tried behind a waiver or an answer entered later revives nothing") {
    auto waived = World::in(State::closed);
    waived.say(attempt(at("11-26 09:00")), at("11-26 09:00"));
    waived.say(CallbackWaived{}, at("11-25 15:00"), at("11-27 09:00"));
    CHECK(waived.ticket.callbacks.front().state == CallbackState::waived);
    CHECK(waived.ticket.callback_state == CallbackState::waived);
    CHECK(first_run(waived) == "11-25 12:00 due 11-27 12:00 dropped");
    auto reached = World::in(State::closed);
    reached.say(CallbackWaived{}, at("11-26 09:00"));
    reached.say(score(4), at("11-25 15:00"), at("11-27 09:00"));
    CHECK(reached.ticket.callbacks.front().state == CallbackState::reached);
    CHECK(first_run(reached) == "11-25 12:00 due 11-27 12:00 met 11-25 15:00");
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
    CHECK(world.verdict_of(attempt(early), early) == "state_then");
    CHECK(world.verdict_of(CallbackWaived{}, early) == "state_then");
    CHECK(world.verdict_of(score(5), early) == "state_then");
    CHECK(world.verdict_of(score(1), early) == "state_then");
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
        opened.report.channel = "web";
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

TEST_CASE("a leak is called about once more a month after its closing, other things are not") {
    auto world = World::in(State::closed);
    REQUIRE(world.ticket.callbacks.size() == 2);
    CHECK(world.ticket.callbacks[1].why == CallbackWhy::later);
    CHECK(world.ticket.callbacks[1].from_at == at("12-25 12:00"));
    world.say(score(4), at("11-26 10:00"));
    CHECK(awaits_callback(world.ticket));
    CHECK(world.verdict_of(attempt(at("12-25 11:59")), at("12-25 11:59")) == "no_callback_due");
    world.say(attempt(at("12-25 12:00")), at("12-25 12:00"));
    CHECK(world.ticket.callbacks[1].attempt_count == 1);
    world.say(score(5), at("12-26 09:00"));
    CHECK_FALSE(awaits_callback(world.ticket));
    CHECK(world.ticket.score == 4);
    CHECK(world.ticket.callbacks[0].counts);
    CHECK_FALSE(world.ticket.callbacks[1].counts);
    CHECK(world.ticket.callbacks[1].score == 5);
    CHECK(world.runs(Clock::callback) ==
          "11-25 12:00 due 11-27 12:00 met 11-26 10:00; 12-25 12:00 due 12-27 12:00 met 12-26 09:00");
    CHECK(World::in(State::closed, Kind::repair, "crack").ticket.callbacks.size() == 1);
    auto never = World::in(State::completed);
    never.policy.leak_callback_days = 0;
    never.say(Verified{}, at("11-26 10:00"));
    CHECK(never.ticket.callbacks.size() == 1);
}

TEST_CASE("an answer that is kept opens one complaint and has the owner called again") {
    auto world = World::in(State::closed, Kind::repair, "crack");
    const auto first = world.say(score(2, About::service), at("11-26 10:00"));
    CHECK(first.opens_complaint);
    CHECK(first.calls_again);
    REQUIRE(world.ticket.callbacks.size() == 2);
    CHECK(world.ticket.callbacks[1].why == CallbackWhy::again);
    CHECK(callback(world) == "due");
    const CallFacts open{.repairers = {}, .complaint_open = true};
    const Facts facts{
        world.ticket, world.policy, "East", world.actor, {at("11-27 10:00"), at("11-27 10:00")}};
    const auto second = decide(score(1, About::speed), facts, open);
    CHECK_FALSE(second->opens_complaint);
    CHECK_FALSE(second->calls_again);
    world.say(score(5), at("11-28 10:00"));
    CHECK(callback(world) == "reached");
    CHECK(world.ticket.score == 2);
    CHECK_FALSE(world.ask(score(3), at("11-28 11:00"))->opens_complaint);
}

TEST_CASE("who was declined or withdrew is called back like who had a repair, until an appeal") {
    for (const auto state : {State::declined, State::withdrawn}) {
        CAPTURE(code_of(state));
        auto world = World::in(state, Kind::enquiry);
        CHECK(world.runs(Clock::callback) == "11-23 09:30 due 11-30 09:30 running");
        CHECK(verdict(world.ask(attempt(at("11-23 09:20")), at("11-23 09:20"))) == "state_then");
        world.say(attempt(at("11-24 10:00")), at("11-24 10:00"));
        CHECK(callback(world) == "due");
        const auto answer = world.say(score(1), at("11-24 11:00"));
        CHECK_FALSE(answer.reopens);
        CHECK(answer.opens_complaint);
        CHECK(answer.calls_again);
        CHECK(world.runs(Clock::callback) ==
              "11-23 09:30 due 11-30 09:30 met 11-24 11:00; 11-24 11:00 due 12-01 11:00 running");
        Appealed appealed;
        appealed.words = "new photos";
        world.say(appealed, at("11-25 09:00"));
        CHECK(callback(world) == "-");
        CHECK(world.runs(Clock::callback) ==
              "11-23 09:30 due 11-30 09:30 met 11-24 11:00; 11-24 11:00 due 12-01 11:00 dropped");
    }
    auto nobody = World::opened();
    nobody.policy.callbacks.clear();
    nobody.say(Withdrawn{}, at("11-23 09:30"));
    CHECK(nobody.ticket.callbacks.empty());
    CHECK(verdict(nobody.ask(attempt(at("11-24 10:00")), at("11-24 10:00"))) == "no_callback_due");
}

TEST_CASE("a leak that was declined is called about once") {
    CHECK(World::in(State::declined).ticket.callbacks.size() == 1);
}

TEST_CASE("who was dissatisfied is called after the next closing, whatever the policy calls about") {
    auto world = World::in(State::closed, Kind::repair, "crack");
    world.say(score(1), at("11-26 10:00"));
    CHECK(world.state() == "accepted");
    world.policy.callbacks.clear();
    world.say(Forced{}, at("11-27 10:00"));
    CHECK(callback(world) == "due");
    world.say(score(4), at("11-28 10:00"));
    CHECK(world.ticket.score == 4);
    world.say(Reopened{}, at("11-29 10:00"));
    world.say(Forced{}, at("11-30 10:00"));
    CHECK(callback(world) == "-");
}

TEST_CASE("an answer that nobody asked for is a callback of its own") {
    auto world = World::in(State::closed, Kind::enquiry, "policy");
    CHECK(world.ticket.callbacks.empty());
    world.say(score(5), at("11-28 09:00"));
    REQUIRE(world.ticket.callbacks.size() == 1);
    CHECK(world.ticket.callbacks[0].why == CallbackWhy::unasked);
    CHECK(world.ticket.callbacks[0].counts);
    world.say(score(1, About::speed), at("11-28 10:00"));
    CHECK(world.ticket.score == 5);
}

TEST_CASE("the caller is not the repairer once people are registered") {
    auto world = World::in(State::closed);
    const auto verdict_as = [&](const std::string& name, bool register_empty, const CallFacts& call) {
        const Actor actor{.name = name, .role = StaffRole::manager, .register_empty = register_empty};
        const When when{at("11-26 10:00"), at("11-26 10:00")};
        const Facts facts{world.ticket, world.policy, "East", actor, when};
        return verdict(decide(score(5), facts, call)) + ", " + verdict(decide(attempt(when.at), facts, call));
    };
    CHECK(world.ticket.handler == "Li Na");
    CHECK(verdict_as("Li Na", true, {}) == "ok, ok");
    CHECK(verdict_as("Li Na", false, {}) == "own_repair Li Na, own_repair Li Na");
    CHECK(verdict_as("Chen Jing", false, {}) == "ok, ok");
    const CallFacts call{.repairers = {"Chen Jing", "Zhou"}, .complaint_open = false};
    CHECK(verdict_as("Zhou", false, call) == "own_repair Zhou, own_repair Zhou");
    CHECK(verdict_as("Wu", false, call) == "ok, ok");
    world.ticket.orders.clear();
    CHECK(verdict_as("Li Na", false, call) == "ok, ok");
}

TEST_CASE("whether an owner was dissatisfied is what was said last, not what was asked last") {
    auto world = World::in(State::closed);
    world.say(score(1, About::service), at("11-26 10:00"));  // begins one more, behind the later one
    world.say(score(2, About::speed), at("11-27 10:00"));
    CHECK(was_dissatisfied(world.ticket));
    world.say(score(5), at("12-25 13:00"));
    CHECK_FALSE(was_dissatisfied(world.ticket));
}
