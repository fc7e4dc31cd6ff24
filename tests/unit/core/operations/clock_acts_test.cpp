// Acts that are about dates: promise, extend, notice with the gate it makes, escalate.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Promised promise_of(Instant due) {
    Promised asked;
    asked.due_at = due;
    asked.what = "call again";
    return asked;
}

Extended extension_to(Instant due) {
    Extended asked;
    asked.due_at = due;
    asked.reason = "material";
    return asked;
}

Extended told_extension_to(Instant due) {
    auto asked = extension_to(due);
    asked.how = Means::phone;
    return asked;
}

NoticeGiven notice_from(Instant from, std::optional<Instant> until = std::nullopt) {
    NoticeGiven asked;
    asked.what = "drilling";
    asked.from_at = from;
    asked.until_at = until;
    return asked;
}

const ClockRun& run_of(const World& world, Clock clock) {
    for (const auto& run : world.ticket.clocks) {
        if (run.clock == clock) {
            return run;
        }
    }
    FAIL("the clock has no run");
    return world.ticket.clocks.front();
}

}  // namespace

TEST_CASE("a promise is kept by the first later act that serves the owner") {
    auto world = World::in(State::accepted);
    world.say(promise_of(at("11-24 18:00")), at("11-23 11:00"));
    CHECK(world.runs(Clock::promise) == "11-23 11:00 due 11-24 18:00 running");
    CHECK(run_of(world, Clock::promise).what == "call again");
    SUBCASE("informed in time") {
        world.say(Informed{}, at("11-24 10:00"));
        CHECK(run_of(world, Clock::promise).stopped_at == at("11-24 10:00"));
        CHECK(run_of(world, Clock::promise).outcome == RunOutcome::met);
    }
    SUBCASE("an inspector is told: not the owner") {
        Informed told;
        told.to = Who{.role = WhoRole::inspector, .person = {}};
        world.say(told, at("11-24 10:00"));
        CHECK(run_of(world, Clock::promise).running());
    }
    SUBCASE("the owner's own call keeps nothing") {
        world.say(Chased{}, at("11-24 10:00"));
        CHECK(run_of(world, Clock::promise).running());
    }
    SUBCASE("an appointment keeps none, an arrival that of a visit, a done that of the repair") {
        auto visit = promise_of(at("11-25 18:00"));
        visit.of = PromiseOf::visit;
        auto finish = promise_of(at("11-27 18:00"));
        finish.of = PromiseOf::finish;
        world.say(visit, at("11-23 11:10"));
        world.say(finish, at("11-23 11:20"));
        world.say(order_due(at("11-27 18:00")), at("11-23 12:00"));
        auto agreed = window(at("11-24 09:00"), at("11-24 11:00"));
        agreed.how = Means::phone;
        world.say(agreed, at("11-23 12:05"));
        Arrived missed;
        missed.no_show = NoShow::contractor;
        world.say(missed, at("11-24 11:30"));
        world.say(Arrived{}, at("11-24 15:00"));
        world.say(Started{}, at("11-24 15:10"));
        world.say(finished(), at("11-25 10:00"));
        CHECK(world.runs(Clock::promise) ==
              "11-23 11:00 due 11-24 18:00 running; 11-23 11:10 due 11-25 18:00 met 11-24 15:00; "
              "11-23 11:20 due 11-27 18:00 met 11-25 10:00");
        world.say(Rejected{}, at("11-28 10:00"));
        CHECK(world.runs(Clock::promise).ends_with("11-23 11:20 due 11-27 18:00 running"));
    }
}

TEST_CASE("a promise met late stays broken, also when the ticket is closed") {
    auto world = World::in(State::accepted);
    world.say(promise_of(at("11-24 18:00")), at("11-23 11:00"));
    world.say(Informed{}, at("11-25 09:00"));
    const auto& run = run_of(world, Clock::promise);
    CHECK(run.stopped_at == at("11-25 09:00"));
    CHECK(*run.stopped_at > run.due_at);
    CHECK(run.due_at == run.due_original_at);
}

TEST_CASE("an act entered late moves the keeping of a promise back") {
    auto world = World::in(State::accepted);
    world.say(promise_of(at("11-24 18:00")), at("11-23 11:00"));
    world.say(Informed{}, at("11-25 09:00"));
    world.say(Informed{}, at("11-24 16:00"), at("11-25 10:00"));
    CHECK(run_of(world, Clock::promise).stopped_at == at("11-24 16:00"));
}

TEST_CASE("each promise has a clock of its own") {
    auto world = World::in(State::accepted);
    world.say(promise_of(at("11-24 18:00")), at("11-23 11:00"));
    world.say(Informed{}, at("11-23 12:00"));
    world.say(promise_of(at("11-30 18:00")), at("11-23 15:00"));
    CHECK(world.runs(Clock::promise) ==
          "11-23 11:00 due 11-24 18:00 met 11-23 12:00; 11-23 15:00 due 11-30 18:00 running");
}

TEST_CASE("a promise for a time that has passed is refused") {
    const auto world = World::in(State::accepted);
    CHECK(world.verdict_of(promise_of(at("11-23 10:59")), at("11-23 11:00")) == "date_passed");
    CHECK(world.verdict_of(promise_of(at("11-23 11:00")), at("11-23 11:00")) == "ok");
}

TEST_CASE("an extension moves the current date and leaves the original") {
    auto world = World::in(State::in_progress);
    const auto original = run_of(world, Clock::resolve).due_original_at;
    world.say(told_extension_to(at("12-20 18:00")), at("11-25 09:00"));
    const auto& run = run_of(world, Clock::resolve);
    CHECK(run.due_at == at("12-20 18:00"));
    CHECK(run.due_original_at == original);
    CHECK(run.extension_count == 1);
    CHECK(world.ticket.extension_count == 1);
    CHECK(world.ticket.resolve_by == at("12-20 18:00"));
    CHECK(world.verdict_of(extension_to(at("12-20 18:00")), at("11-25 09:00")) == "not_later");
    CHECK(world.verdict_of(extension_to(at("12-20 18:01")), at("11-25 09:00")) == "ok");
}

TEST_CASE("an extension recorded after the date has passed is kept, and the miss stands") {
    auto world = World::in(State::in_progress);
    const auto due = run_of(world, Clock::resolve).due_at;
    SUBCASE("said late") {
        world.say(extension_to(due + Seconds{86400}), due + Seconds{1});
    }
    SUBCASE("dated back into time, but recorded late") {
        world.say(extension_to(due + Seconds{86400}), due - Seconds{60}, due + Seconds{1});
    }
    const auto& run = run_of(world, Clock::resolve);
    CHECK(run.due_at == due + Seconds{86400});
    CHECK(run.due_original_at == due);
    CHECK(outcome_at(run, due + Seconds{2}) == RunOutcome::missed);
    CHECK(world.ticket.extension_count == 1);
    world.say(finished(), due + Seconds{3600});
    CHECK(run_of(world, Clock::resolve).outcome == RunOutcome::missed);
}

TEST_CASE("an extension recorded in the last second of the date counts") {
    auto world = World::in(State::in_progress);
    const auto due = run_of(world, Clock::resolve).due_at;
    world.say(extension_to(due + Seconds{86400}), due);
    CHECK_FALSE(run_of(world, Clock::resolve).missed_before);
    CHECK(run_of(world, Clock::resolve).due_at == due + Seconds{86400});
}

TEST_CASE("an extension is a contact with the owner only when the owner was told") {
    auto silent = World::in(State::in_progress);
    const auto informed = silent.ticket.informed_at;
    silent.say(extension_to(at("12-20 18:00")), at("11-25 09:00"));
    CHECK(silent.ticket.informed_at == informed);
    auto told = World::in(State::in_progress);
    told.say(told_extension_to(at("12-20 18:00")), at("11-25 09:00"));
    CHECK(told.ticket.informed_at == at("11-25 09:00"));
    CHECK(running_clock(told.ticket, Clock::inform)->started_at == at("11-25 09:00"));
}

TEST_CASE("work waits for the time that neighbours were told, unless in an emergency with a reason") {
    auto world = World::in(State::dispatched);
    CHECK(world.verdict_of(notice_from(at("11-26 09:00"), at("11-26 08:00")), at("11-24 09:00")) ==
          "date_passed");
    world.say(notice_from(at("11-26 09:00"), at("11-26 12:00")), at("11-24 09:00"));
    CHECK(world.verdict_of(Started{}, at("11-26 08:59")) == "works_announced");
    CHECK(world.verdict_of(Started{}, at("11-26 09:00")) == "ok");
    Started emergency;
    emergency.emergency = true;
    CHECK(world.verdict_of(emergency, at("11-25 09:00")) == "missing_facts words");
    emergency.words = "the flat below is flooded";
    world.say(emergency, at("11-25 09:00"));
    CHECK(world.ticket.emergency_start);
}

TEST_CASE("the newest notice is the one that work waits for") {
    auto world = World::in(State::dispatched);
    world.say(notice_from(at("11-26 09:00")), at("11-24 09:00"));
    world.say(notice_from(at("11-28 09:00")), at("11-24 10:00"));
    CHECK(world.verdict_of(Started{}, at("11-27 09:00")) == "works_announced");
    world.say(notice_from(at("11-25 09:00")), at("11-24 11:00"));
    CHECK(world.verdict_of(Started{}, at("11-25 09:00")) == "ok");
}

TEST_CASE("a major ticket is to be reported up within the hour, also one that becomes major") {
    auto asked = report();
    asked.report.urgency = Urgency::major;
    auto major = World::opened(asked);
    CHECK(major.runs(Clock::escalate) == "11-23 09:00 due 11-23 10:00 running");
    major.say(first_triage("leak", Urgency::major), at("11-23 09:10"));
    Escalated said;
    said.to = "the general manager";
    major.say(said, at("11-23 09:40"));
    CHECK(major.runs(Clock::escalate) == "11-23 09:00 due 11-23 10:00 met 11-23 09:40");
    CHECK(major.ticket.escalated_to == "the general manager");
    CHECK_FALSE(major.ticket.escalation_noted_at);

    auto raised = World::in(State::accepted);
    CHECK(raised.runs(Clock::escalate).empty());
    Triaged again;
    again.urgency = Urgency::major;
    raised.say(again, at("11-24 09:00"));
    CHECK(raised.runs(Clock::escalate) == "11-24 09:00 due 11-24 10:00 running");
}

TEST_CASE("that a report up was noted is said of the last one, once, and stops no clock") {
    auto asked = report();
    asked.report.urgency = Urgency::major;
    auto major = World::opened(asked);
    major.say(first_triage("leak", Urgency::major), at("11-23 09:10"));
    Escalated noted;
    noted.acknowledged = true;
    CHECK(major.verdict_of(noted, at("11-23 09:20")) == "not_escalated");
    CHECK(major.runs(Clock::escalate) == "11-23 09:00 due 11-23 10:00 running");

    Escalated said;
    said.to = "the general manager";
    major.say(said, at("11-23 09:40"));
    major.say(noted, at("11-23 10:20"));
    CHECK(major.ticket.escalation_noted_at == at("11-23 10:20"));
    CHECK(major.ticket.escalation_noted_by == "the general manager");
    CHECK(major.ticket.escalated_at == at("11-23 09:40"));
    CHECK(major.runs(Clock::escalate) == "11-23 09:00 due 11-23 10:00 met 11-23 09:40");
    CHECK(major.verdict_of(noted, at("11-23 10:30")) == "noted_before the general manager");

    said.to = "the board";
    major.say(said, at("11-23 11:00"));
    CHECK_FALSE(major.ticket.escalation_noted_at);
    noted.to = "the secretary";
    major.say(noted, at("11-23 11:10"));
    CHECK(major.ticket.escalation_noted_by == "the secretary");
}

TEST_CASE("an answer that was not accepted is out of the supervisor's way once it was reported up") {
    auto world = World::in(State::accepted, Kind::complaint, "attitude");
    Answered answered;
    answered.words = "we are sorry";
    answered.was_accepted = false;
    world.say(answered, at("11-24 09:00"));
    REQUIRE(world.ticket.next_action == NextAction::escalate);
    world.say(Escalated{}, at("11-24 10:00"));
    CHECK(world.ticket.next_action == NextAction::answer);
}

TEST_CASE("a window that has begun when the owner withdraws is missed, one to come is not counted") {
    for (const bool has_begun : {true, false}) {
        auto world = World::in(State::dispatched);
        world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 12:00"));
        world.say(Withdrawn{}, at(has_begun ? "11-24 10:00" : "11-24 08:00"));
        CHECK(world.runs(Clock::visit) ==
              std::string("11-24 09:00 due 11-24 11:00 ") + (has_begun ? "missed" : "dropped"));
    }
}
