// Clocks over holds, visits, rework, closing and reopening.
#include <doctest/doctest.h>
#include <random>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Held hold_for(std::string reason, std::string_view review = "12-10 18:00") {
    Held asked;
    asked.reason = std::move(reason);
    asked.review_at = at(review);
    asked.from = Who{.role = WhoRole::owner, .person = {}};
    asked.how = Means::phone;
    return asked;
}

/// An accepted ticket that nobody has spoken with the owner about, so that response runs too.
World silent_ticket() {
    auto asked = report();
    asked.report.channel = "web";
    auto world = World::opened(asked);
    world.say(first_triage(), at("11-23 09:10"));
    return world;
}

}  // namespace

TEST_CASE("only the owner's reasons and force majeure pause the owner-facing clocks") {
    struct Case {
        std::string reason;
        bool pauses;
    };
    const std::vector<Case> cases = {
        {"owner-no-access", true}, {"owner-asked", true},
        {"force-majeure", true},   {"neighbour-no-access", false},
        {"weather", false},        {"contractor", false},
        {"material", false},       {"authority", false},
        {"observation", false},
    };
    for (const auto& each : cases) {
        CAPTURE(each.reason);
        auto world = silent_ticket();
        world.say(hold_for(each.reason), at("11-23 10:00"));
        const auto due = [&](const std::string& own, const std::string& later) {
            return "11-23 09:00 due " + (each.pauses ? later + " until 12-10 18:00" : own) + " running";
        };
        CHECK(world.ticket.holds.back().stops_clocks == each.pauses);
        CHECK(world.runs(Clock::response) == due("11-23 11:00", "12-10 19:00"));
        CHECK(world.runs(Clock::feedback) == due("11-24 18:00", "12-14 17:00"));
        CHECK(world.runs(Clock::resolve) == due("12-02 18:00", "12-22 17:00"));
        const auto& resolve = *running_clock(world.ticket, Clock::resolve);
        CHECK((outcome_at(resolve, at("12-10 17:59")) == RunOutcome::suspended) == each.pauses);
        CHECK(outcome_at(resolve, at("12-22 17:01")) == RunOutcome::missed);
    }
}

TEST_CASE("after a pause what was left then is left now, in the clock's own pace") {
    auto world = silent_ticket();
    world.say(hold_for("owner-no-access"), at("11-23 10:00"));
    world.say(Resumed{}, at("11-24 10:00"));
    CHECK(world.state() == "accepted");
    // response: 1 h of service hours was left; resolve: 7 h on Monday and seven days more.
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-24 11:00 running");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-03 18:00 running");
    CHECK(clock_text(world.ticket.holds.back().until_at) == "11-24 10:00");
}

TEST_CASE("a clock that is past its due is not paused") {
    auto world = silent_ticket();
    world.say(hold_for("owner-no-access"), at("11-23 12:00"));
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 running");
}

TEST_CASE("a hold entered late counts at most 24 hours before its entry") {
    auto world = silent_ticket();
    world.say(hold_for("owner-no-access"), at("11-23 10:00"), at("11-25 16:00"));
    CHECK(clock_text(world.ticket.holds.back().from_at) == "11-24 16:00");
    CHECK(clock_text(world.ticket.state_since) == "11-23 10:00");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-21 11:00 until 12-10 18:00 running");

    auto soon = silent_ticket();
    soon.say(hold_for("weather"), at("11-23 10:00"), at("11-24 09:00"));
    CHECK(clock_text(soon.ticket.holds.back().from_at) == "11-23 10:00");
}

TEST_CASE("a hold that the owner asked for pauses inform until its review, and no other hold does") {
    auto world = World::in(State::accepted);  // inform due 11-26 10:00
    world.say(hold_for("owner-asked", "12-03 10:00"), at("11-24 10:00"));
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 12-05 10:00 until 12-03 10:00 running");

    auto other = World::in(State::accepted);
    other.say(hold_for("owner-no-access"), at("11-24 10:00"));
    CHECK(other.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00 running");
}

TEST_CASE("a contact during a hold that the owner asked for leaves inform paused until the review") {
    auto world = World::in(State::accepted);
    world.say(hold_for("owner-asked", "12-03 10:00"), at("11-24 10:00"));
    world.say(Informed{}, at("11-25 10:00"));
    CHECK(world.runs(Clock::inform) == "11-25 10:00 due 12-06 10:00 until 12-03 10:00 running");
    world.say(Informed{}, at("12-04 10:00"));
    CHECK(world.runs(Clock::inform) == "12-04 10:00 due 12-07 10:00 running");
}

TEST_CASE("a contact during such a hold counts from the review, also when inform was past its due before") {
    auto world = World::in(State::accepted);  // inform due 11-26 10:00
    world.say(hold_for("owner-asked", "12-03 10:00"), at("11-27 10:00"));
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00 running");
    world.say(Informed{}, at("11-28 10:00"));
    CHECK(world.runs(Clock::inform) == "11-28 10:00 due 12-06 10:00 until 12-03 10:00 late before running");
}

TEST_CASE("a run that begins while a hold lasts counts its amount from the resume, in its own pace") {
    auto world = World::in(State::dispatched);
    world.say(hold_for("owner-no-access", "12-01 18:00"), at("11-24 10:00"));
    world.say(Returned{}, at("11-24 11:00"));
    CHECK(world.runs(Clock::dispatch) ==
          "11-23 10:00 due 11-23 15:30 missed; 11-24 11:00 due 12-02 14:30 until 12-01 18:00 running");
    CHECK(running_clock(world.ticket, Clock::dispatch)->pace == Pace::working);
    world.say(Resumed{}, at("11-25 09:00"));
    CHECK(world.runs(Clock::dispatch).ends_with("11-24 11:00 due 11-25 14:30 running"));
}

TEST_CASE("a later window that the owner asked for puts the first visit off, one of ours does not") {
    auto by_owner = window(at("11-27 09:00"), at("11-27 11:00"));  // first visit due 11-25 18:00
    auto ours = World::in(State::dispatched);
    ours.say(by_owner, at("11-24 10:00"));
    CHECK(ours.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00 running");
    by_owner.moved_by = MovedBy::owner;
    auto asked = World::in(State::dispatched);
    asked.say(by_owner, at("11-24 10:00"));
    CHECK(asked.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00/11-27 11:00 running");
    auto late = World::in(State::dispatched);
    late.say(by_owner, at("11-26 10:00"));
    CHECK(late.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00 running");
}

TEST_CASE("resuming before the review takes back the rest of what the hold gave the inform clock") {
    auto world = World::in(State::accepted);
    world.say(hold_for("owner-asked", "12-20 10:00"), at("11-24 10:00"));
    world.say(Resumed{}, at("11-25 10:00"));
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 11-27 10:00 running");

    auto late = World::in(State::accepted);
    late.say(hold_for("owner-asked", "12-20 10:00"), at("11-27 10:00"));
    late.say(Resumed{}, at("11-28 10:00"));
    CHECK(late.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00 running");
}

TEST_CASE("suspending and resuming never shortens a clock") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto within = [&](std::int64_t most) {
            return std::uniform_int_distribution<std::int64_t>(0, most)(random);
        };
        auto asked = report();
        asked.report.channel = "web";
        asked.report.kind = static_cast<Kind>(within(5));
        asked.report.urgency = static_cast<Urgency>(within(2));
        World world;
        const auto received = at("11-01 00:00") + Seconds{within(40 * 86400)};
        world.say(asked, received);
        world.say(first_triage("leak", *asked.report.urgency), received + Seconds{within(7200)});
        for (int hold = 0; hold < 3; ++hold) {
            const auto before = world.ticket.clocks;
            const auto from = world.ticket.state_since + Seconds{within(3 * 86400)};
            auto held = hold_for(within(1) == 0 ? "owner-asked" : "owner-no-access");
            held.review_at = from + Seconds{within(10 * 86400)};
            world.say(held, from, from + Seconds{within(2 * 86400)});
            world.say(Resumed{}, from + Seconds{within(9 * 86400)});
            REQUIRE(world.ticket.clocks.size() == before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                CHECK(world.ticket.clocks[i].due_at >= before[i].due_at);
                CHECK(world.ticket.clocks[i].due_original_at >= before[i].due_original_at);
                CHECK_FALSE(world.ticket.clocks[i].suspended_until.has_value());
            }
        }
    }
}

TEST_CASE("N working days end with the Nth working day after the receipt, over make-up days and holidays") {
    struct Case {
        std::string_view received;
        std::string resolve;
    };
    const std::vector<Case> cases = {
        {"11-23 00:00", "12-02 18:00"}, {"11-23 23:59", "12-02 18:00"}, {"11-28 10:00", "12-08 18:00"},
        {"09-24 10:00", "10-12 18:00"},  // Mid-Autumn, the National Day week, Saturday 10-10 worked
        {"02-13 10:00", "03-02 18:00"},  // Saturdays 02-14 and 02-28 worked, 02-15..23 off
    };
    for (const auto& each : cases) {
        CAPTURE(each.received);
        World world;
        world.say(report(), at(each.received));
        CHECK(clock_text(world.ticket.resolve_by) == each.resolve);
        CHECK_FALSE(running_clock(world.ticket, Clock::resolve)->calendar_assumed);
    }
    World later;
    later.say(report(), at("12-30 10:00"));
    CHECK(running_clock(later.ticket, Clock::resolve)->calendar_assumed);
}

TEST_CASE("a visit is met by an arrival inside or before its window and missed by a later one") {
    const auto arriving = [](std::string_view when) {
        auto world = World::in(State::dispatched);
        world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
        world.say(Arrived{}, at(when));
        CHECK(world.ticket.appointments.back().outcome == AppointmentOutcome::arrived);
        return world.runs(Clock::visit);
    };
    CHECK(arriving("11-24 10:00") == "11-24 09:00 due 11-24 11:00 met 11-24 10:00");
    CHECK(arriving("11-24 11:00") == "11-24 09:00 due 11-24 11:00 met 11-24 11:00");
    CHECK(arriving("11-23 15:00") == "11-24 09:00 due 11-24 11:00 met 11-24 09:00");
    CHECK(arriving("11-24 11:00:01") == "11-24 09:00 due 11-24 11:00 missed");
}

TEST_CASE("a visit that the owner moved before it began drops out; moved otherwise it is a miss") {
    struct Case {
        std::string_view moved;
        AppointmentOutcome outcome;
        std::string run;
    };
    const std::vector<Case> cases = {
        {"11-24 08:59", AppointmentOutcome::moved, "dropped"},
        {"11-24 09:00", AppointmentOutcome::missed, "missed"},
        {"11-24 10:00", AppointmentOutcome::missed, "missed"},
        {"11-24 15:00", AppointmentOutcome::missed, "missed"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.moved);
        auto world = World::in(State::dispatched);
        world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
        auto by_us = world;
        auto by_owner = window(at("11-26 09:00"), at("11-26 11:00"));
        by_us.say(by_owner, at(each.moved));
        CHECK(by_us.ticket.appointments.front().outcome == AppointmentOutcome::missed);
        by_owner.moved_by = MovedBy::owner;
        world.say(by_owner, at(each.moved));
        CHECK(world.ticket.appointments.front().outcome == each.outcome);
        CHECK(world.runs(Clock::visit) ==
              "11-24 09:00 due 11-24 11:00 " + each.run + "; 11-26 09:00 due 11-26 11:00 running");
    }
}

TEST_CASE(
    "the owner's no-show drops the visit out and counts as the first visit; the contractor's is a miss") {
    const auto no_show = [](NoShow who) {
        auto world = World::in(State::dispatched);
        world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
        Arrived nobody;
        nobody.no_show = who;
        world.say(nobody, at("11-24 10:00"));
        return world;
    };
    auto owner = no_show(NoShow::owner);
    CHECK(owner.ticket.appointments.back().outcome == AppointmentOutcome::owner_no_show);
    CHECK(owner.runs(Clock::visit) == "11-24 09:00 due 11-24 11:00 dropped");
    CHECK(owner.ticket.orders.back().state == OrderState::issued);

    auto contractor = no_show(NoShow::contractor);
    CHECK(contractor.ticket.appointments.back().outcome == AppointmentOutcome::contractor_no_show);
    CHECK(contractor.runs(Clock::visit) == "11-24 09:00 due 11-24 11:00 missed");
    CHECK(owner.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00 met 11-24 10:00");
    CHECK(contractor.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00 running");
    CHECK(contractor.verdict_of(Arrived{}, at("11-24 09:30"), at("11-24 12:00")) == "no_show_entered 1");
    auto came = contractor;
    came.say(Arrived{}, at("11-24 10:30"));
    CHECK(came.runs(Clock::visit) == "11-24 09:00 due 11-24 11:00 missed");
    CHECK(came.runs(Clock::attend) == "11-23 10:00 due 11-25 18:00 met 11-24 10:30");
    Arrived early;
    early.no_show = NoShow::contractor;
    auto waiting = World::in(State::dispatched);
    waiting.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
    CHECK(waiting.verdict_of(early, at("11-24 08:59")) == "before_window 1");
    contractor.say(window(at("11-25 09:00"), at("11-25 11:00")), at("11-24 10:05"));
    CHECK(contractor.runs(Clock::visit) ==
          "11-24 09:00 due 11-24 11:00 missed; 11-25 09:00 due 11-25 11:00 running");
}

TEST_CASE("a returned order's visit drops out unless its window has begun") {
    const auto returned = [](std::string_view when) {
        auto world = World::in(State::dispatched);
        world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
        world.say(Returned{}, at(when));
        return world.runs(Clock::visit) + " " +
               std::string(code_of(*world.ticket.appointments.back().outcome));
    };
    CHECK(returned("11-23 15:00") == "11-24 09:00 due 11-24 11:00 dropped moved");
    CHECK(returned("11-24 09:00") == "11-24 09:00 due 11-24 11:00 missed missed");
    CHECK(returned("11-24 12:00") == "11-24 09:00 due 11-24 11:00 missed missed");
}

TEST_CASE("done stops resolve for the time being; a reject revives it without a gap") {
    auto world = World::in(State::completed);
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 met 11-25 10:00");
    CHECK(world.runs(Clock::verify) == "11-25 10:00 due 12-02 10:00 running");
    world.say(Rejected{}, at("11-26 10:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 running");
    CHECK(world.runs(Clock::verify) == "11-25 10:00 due 12-02 10:00 dropped");
    world.say(finished(), at("12-03 10:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 missed");
}

TEST_CASE("closing ends every clock: met, out of the rates, or the miss that it was") {
    auto asked = report();
    asked.report.channel = "web";
    auto world = World::opened(asked);
    world.say(first_triage(), at("11-23 10:00"));
    world.say(Forced{}, at("11-23 12:00"));
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 missed");
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 18:00 dropped");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 dropped");
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00 met 11-23 12:00");
    CHECK(world.runs(Clock::callback) ==
          "11-23 12:00 due 11-25 12:00 running; 12-23 12:00 due 12-25 12:00 running");
}

TEST_CASE("a withdrawal before a due drops it out, one after it leaves the miss") {
    auto early = World::in(State::accepted);
    early.say(Withdrawn{}, at("11-23 12:00"));
    CHECK(early.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 dropped");
    auto late = World::in(State::accepted);
    late.say(Withdrawn{}, at("11-23 16:00"));
    CHECK(late.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 missed");
    CHECK(late.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 dropped");
}

TEST_CASE("reopening starts a cycle with clocks of its own; the first closing keeps its figures") {
    auto world = World::in(State::closed);
    world.say(Reopened{}, at("12-07 10:00"));
    CHECK(world.ticket.cycle == 2);
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 12-02 18:00 met 11-25 10:00; 12-07 10:00 due 12-16 18:00 running");
    CHECK(world.runs(Clock::dispatch) ==
          "11-23 10:00 due 11-23 15:30 met 11-23 10:20; 12-07 10:00 due 12-07 15:30 running");
    CHECK(world.runs(Clock::callback) ==
          "11-25 12:00 due 11-27 12:00 dropped; 12-25 12:00 due 12-27 12:00 dropped");
    CHECK(clock_text(world.ticket.first_closed_at) == "11-25 12:00");
    CHECK_FALSE(world.ticket.closed_at.has_value());
}

TEST_CASE("a clock of wall time ends later by as long as it was paused") {
    auto asked = report();
    asked.report.kind = Kind::enquiry;
    auto world = World::opened(asked);
    world.say(first_triage("policy"), at("11-23 10:00"));
    world.say(hold_for("owner-asked"), at("11-23 12:00"));
    world.say(Resumed{}, at("11-25 13:30"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-26 10:30 running");
}

TEST_CASE("an act of an earlier cycle counts there, whenever it is entered, and none of a later one does") {
    auto asked = report();
    asked.report.channel = "web";
    auto world = World::opened(asked);
    world.say(Chased{}, at("11-23 10:30"));
    world.say(Forced{}, at("11-23 12:00"));
    world.say(Reopened{}, at("11-24 09:00"));
    world.say(Chased{}, at("11-23 09:30"), at("11-24 10:00"));
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 met 11-23 09:30");

    auto closed = World::in(State::closed);
    Amended amended;
    amended.kind = Kind::service;
    closed.say(amended, at("11-26 09:00"));
    closed.say(Reopened{}, at("11-26 10:00"));
    closed.say(order_due(at("11-30 18:00")), at("11-26 11:00"));
    closed.say(Started{}, at("11-26 12:00"));
    closed.say(finished(), at("11-27 12:00"));
    closed.say(Rejected{}, at("11-28 12:00"));
    CHECK(closed.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 met 11-25 10:00");
}
