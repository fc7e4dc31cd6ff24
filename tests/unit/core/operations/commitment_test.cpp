// The three dates of a repair: each is suspended by itself, and who may promise which.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// The refusal without its facts.
std::string first_word(const std::string& text) {
    return text.substr(0, text.find(' '));
}

Triaged promised(std::string_view date, std::string reason = {}) {
    Triaged asked;
    asked.commit_at = at(date);
    asked.reason = std::move(reason);
    return asked;
}

Extended extended(std::string_view due, std::optional<int> k = {}) {
    Extended asked;
    asked.k = k;
    asked.due_at = at(due);
    asked.reason = "weather";
    return asked;
}

Held away(std::string_view review) {
    Held asked;
    asked.reason = "owner-no-access";
    asked.review_at = at(review);
    asked.from = Who{.role = WhoRole::owner, .person = {}};
    asked.how = Means::phone;
    return asked;
}

Actor of_role(StaffRole role) {
    return {.name = "Li Na", .role = role, .register_empty = false};
}

/// An accepted repair, its standard date 12-02 18:00, promised for Wednesday 11-25 18:00.
World promised_for_wednesday() {
    auto world = World::in(State::accepted);
    world.say(promised("11-25 18:00"), at("11-23 10:30"));
    return world;
}

std::vector<std::string> missing(const Decided<Triaged>& decided) {
    REQUIRE(first_word(verdict(decided)) == "missing_facts");
    return decided.reason().missing;
}

}  // namespace

TEST_CASE("a hold suspends the standard date of a run whose current one has passed") {
    auto world = promised_for_wednesday();
    world.say(away("11-30 09:00"), at("11-26 09:00"));
    // five working days were left of the standard date; the promised one runs on, missed.
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-25 18:00 standard 12-04 18:00 running");
    CHECK(outcome_at(*running_clock(world.ticket, Clock::resolve), at("11-27 09:00")) == RunOutcome::missed);
    world.say(Resumed{}, at("11-27 09:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-25 18:00 standard 12-03 18:00 running");
}

TEST_CASE("a hold suspends the current date of a run whose original one has passed") {
    auto world = promised_for_wednesday();
    world.say(extended("12-04 18:00"), at("11-25 09:00"));
    world.say(away("11-30 09:00"), at("11-26 09:00"));
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 11-25 18:00/12-08 18:00 standard 12-04 18:00 until 11-30 09:00 running");
    CHECK(outcome_at(*running_clock(world.ticket, Clock::resolve), at("11-27 09:00")) ==
          RunOutcome::suspended);
}

TEST_CASE("a date named while a hold lasts is suspended also where the one before had passed") {
    auto world = promised_for_wednesday();
    world.say(away("12-03 09:00"), at("11-26 09:00"));
    world.say(extended("11-28 18:00"), at("11-27 10:00"));
    CHECK(
        world.runs(Clock::resolve) ==
        "11-23 09:00 due 11-25 18:00/12-03 18:00 standard 12-09 18:00 until 12-03 09:00 late before running");
    world.say(Resumed{}, at("11-30 10:00"));
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 11-25 18:00/11-30 18:00 standard 12-07 10:00 late before running");
}

TEST_CASE("a due that has passed in a merged ticket is not suspended by the target's hold") {
    const auto& all = hours_of(shipped_policy(), "East");
    const RunHours hours{all.working, all.service};
    const Duration two_days{Pace::wall, 48 * 3600, 0};
    ClockRun own;
    own.started_at = at("11-23 09:00");
    target_from_start(own, hours, two_days);
    auto other = own;
    other.due_at = at("11-23 12:00");
    suspend(own, hours, at("11-24 09:00"), at("11-30 09:00"));
    take_earlier(own, hours, other, hours, at("11-24 12:00"));
    CHECK(own.due_at == at("11-23 12:00"));
    CHECK_FALSE(own.suspended_until);
    CHECK(outcome_at(own, at("11-24 12:00")) == RunOutcome::missed);
    resume(own, hours, at("11-26 09:00"));
    CHECK(own.due_at == at("11-23 12:00"));
    CHECK(own.due_original_at == at("11-27 09:00"));
}

TEST_CASE("a service promised while a hold lasts is due at that date, or at the end of the resume's day") {
    auto asked = report();
    asked.report.kind = Kind::service;
    auto world = World::opened(asked);
    world.say(first_triage("service"), at("11-23 10:00"));
    world.say(away("12-03 09:00"), at("11-23 11:00"));
    world.say(promised("11-25 18:00"), at("11-24 10:00"));
    world.say(Resumed{}, at("11-26 10:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-26 18:00 running");
}

TEST_CASE("a promise later than the standard date needs a supervisor and a reason") {
    auto world = World::in(State::accepted);
    world.actor = of_role(StaffRole::desk);
    CHECK(first_word(world.verdict_of(promised("12-02 18:00"), at("11-23 11:00"))) == "ok");
    const auto no = world.ask(promised("12-02 18:01", "weather"), at("11-23 11:00"));
    REQUIRE(first_word(verdict(no)) == "role_too_low");
    CHECK(no.reason().needed_role == StaffRole::supervisor);
    world.actor = of_role(StaffRole::supervisor);
    CHECK(missing(world.ask(promised("12-02 18:01"), at("11-23 11:00"))) ==
          std::vector<std::string>{"reason"});
    CHECK(first_word(world.verdict_of(promised("12-02 18:01", "weather"), at("11-23 11:00"))) == "ok");
}

TEST_CASE("the first triage is judged by the standard date that it sets itself") {
    auto asked = report();
    asked.report.kind = Kind::enquiry;
    auto world = World::opened(asked);  // 24 h until triage
    world.actor = of_role(StaffRole::desk);
    auto triaged = first_triage();
    triaged.kind = Kind::repair;
    triaged.commit_at = at("12-02 18:00");
    CHECK(first_word(world.verdict_of(triaged, at("11-23 11:00"))) == "ok");
    triaged.commit_at = at("12-02 18:01");
    CHECK(first_word(world.verdict_of(triaged, at("11-23 11:00"))) == "role_too_low");
}

TEST_CASE("a second promise is an extension: later, with its reason") {
    auto world = promised_for_wednesday();
    CHECK(missing(world.ask(promised("11-30 18:00"), at("11-24 09:00"))) ==
          std::vector<std::string>{"reason"});
    CHECK(first_word(world.verdict_of(promised("11-25 18:00", "weather"), at("11-24 09:00"))) == "not_later");
    world.say(promised("11-30 18:00", "weather"), at("11-24 09:00"));
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 11-25 18:00/11-30 18:00 standard 12-02 18:00 running");
    CHECK(running_clock(world.ticket, Clock::resolve)->extension_count == 1);
}

TEST_CASE("a first promise when the default date has passed is an extension too") {
    auto world = World::in(State::accepted);
    CHECK(missing(world.ask(promised("12-08 18:00"), at("12-03 09:00"))) ==
          std::vector<std::string>{"reason"});
    world.say(promised("12-08 18:00", "material"), at("12-03 09:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00/12-08 18:00 late before running");
}

TEST_CASE("a first promise earlier than the default date may be entered when that has passed") {
    const auto world = World::in(State::accepted);
    CHECK(first_word(world.verdict_of(promised("11-25 18:00"), at("11-24 09:00"), at("12-10 09:00"))) ==
          "ok");
}

TEST_CASE("a raise that cuts the promised date keeps the date that was promised") {
    auto world = World::in(State::accepted);
    world.say(promised("12-08 18:00", "material"), at("11-23 10:30"));
    Triaged raised;
    raised.urgency = Urgency::urgent;
    world.say(raised, at("11-24 09:00"));
    const auto& run = *running_clock(world.ticket, Clock::resolve);
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 12-08 18:00/12-03 18:00 standard 12-02 18:00 running");
    CHECK(clock_text(run.cut_from) == "12-08 18:00");
}

TEST_CASE("a raise that leaves the promised date cuts nothing; nor does one without a promise") {
    Triaged raised;
    raised.urgency = Urgency::urgent;
    auto world = promised_for_wednesday();
    world.say(raised, at("11-24 09:00"));
    CHECK_FALSE(running_clock(world.ticket, Clock::resolve)->cut_from);
    auto bare = World::in(State::accepted);
    bare.say(raised, at("11-23 11:00"));
    CHECK_FALSE(running_clock(bare.ticket, Clock::dispatch)->cut_from);
}

TEST_CASE("an order's own due is changed either way, moves no clock and gives what comes next") {
    auto world = World::in(State::dispatched);
    const auto resolve = world.runs(Clock::resolve);
    world.say(extended("11-30 18:00", 1), at("11-24 09:00"));
    CHECK(clock_text(find_order(world.ticket, 1)->due_at) == "11-30 18:00");
    CHECK(world.next() == "visit 11-30 18:00");
    CHECK(world.runs(Clock::resolve) == resolve);
    CHECK(world.ticket.extension_count == 0);
    CHECK(first_word(world.verdict_of(extended("11-30 18:00", 1), at("11-24 10:00"))) == "nothing_to_change");
    CHECK(first_word(world.verdict_of(extended("11-26 18:00", 1), at("11-24 10:00"))) == "ok");
    CHECK(first_word(world.verdict_of(extended("11-26 18:00", 2), at("11-24 10:00"))) == "no_such_order");
    world.say(Returned{}, at("11-24 11:00"));
    CHECK(first_word(world.verdict_of(extended("11-26 18:00", 1), at("11-24 12:00"))) == "order_state");
}
