#include "aftercare/core/clocks.hpp"

#include <doctest/doctest.h>

#include "aftercare/core/owner_contact.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

World opened_as(Kind kind, std::optional<Urgency> urgency = std::nullopt,
                const std::string& channel = "hotline") {
    auto asked = report();
    asked.report.kind = kind;
    asked.report.urgency = urgency;
    asked.report.channel = channel;
    return World::opened(asked);
}

Triaged raised(Urgency urgency) {
    Triaged asked;
    asked.urgency = urgency;
    return asked;
}

}  // namespace

TEST_CASE("which clocks a report starts and when they are due, by kind and urgency") {
    struct Case {
        Kind kind;
        Urgency urgency;
        std::string feedback, accept, safe, resolve, escalate;
    };
    // Received Monday 2026-11-23 09:00; working time 09:00-12:00 and 13:30-18:00.
    const std::vector<Case> cases = {
        {Kind::repair, Urgency::normal, "11-24 18:00", "11-23 14:30", "", "12-02 18:00", ""},
        {Kind::repair, Urgency::urgent, "11-24 18:00", "11-23 09:30", "11-24 09:00", "12-02 18:00", ""},
        {Kind::repair, Urgency::major, "11-24 18:00", "11-23 09:30", "11-24 09:00", "12-02 18:00",
         "11-23 10:00"},
        {Kind::complaint, Urgency::normal, "11-24 09:00", "11-23 14:30", "", "12-02 18:00", ""},
        {Kind::enquiry, Urgency::normal, "11-24 18:00", "11-23 14:30", "", "11-24 09:00", ""},
        {Kind::suggestion, Urgency::normal, "11-24 18:00", "11-23 14:30", "", "11-26 18:00", ""},
        {Kind::praise, Urgency::normal, "11-24 18:00", "11-23 14:30", "", "11-26 18:00", ""},
        {Kind::service, Urgency::normal, "11-24 18:00", "11-23 14:30", "", "", ""},
    };
    for (const auto& each : cases) {
        CAPTURE(std::string(code_of(each.kind)));
        const auto world = opened_as(each.kind, each.urgency, "app");
        const auto expected = [](const std::string& due) {
            return due.empty() ? "" : "11-23 09:00 due " + due + " running";
        };
        CHECK(world.runs(Clock::response) == expected("11-23 11:00"));
        CHECK(world.runs(Clock::feedback) == expected(each.feedback));
        CHECK(world.runs(Clock::accept) == expected(each.accept));
        CHECK(world.runs(Clock::safe) == expected(each.safe));
        CHECK(world.runs(Clock::resolve) == expected(each.resolve));
        CHECK(world.runs(Clock::escalate) == expected(each.escalate));
        CHECK(world.ticket.clocks.size() == (each.safe.empty() ? 3U : 4U) + (each.resolve.empty() ? 0U : 1U) +
                                                (each.escalate.empty() ? 0U : 1U));
        CHECK(clock_text(world.ticket.respond_by) == "11-23 11:00");
        CHECK(clock_text(world.ticket.resolve_by) == (each.resolve.empty() ? "-" : each.resolve));
    }
}

TEST_CASE("a run keeps the policy version it started under") {
    auto world = opened_as(Kind::repair);
    CHECK(world.ticket.clocks.front().policy_version == 3);
    auto newer = world.policy;
    newer.version = 4;
    world.applied.emplace_back(at("11-23 09:30"), newer);
    world.say(first_triage(), at("11-23 10:00"));
    CHECK(running_clock(world.ticket, Clock::inform)->policy_version == 4);
    CHECK(running_clock(world.ticket, Clock::feedback)->policy_version == 3);
}

TEST_CASE("a hotline, call or visit intake answers at once; other channels and imports do not") {
    for (const auto& channel : shipped_policy().channels) {
        const bool spoken = channel.code == "hotline" || channel.code == "call" || channel.code == "visit";
        CAPTURE(channel.code);
        const auto world = opened_as(Kind::repair, {}, channel.code);
        CHECK(world.runs(Clock::response) == (spoken ? "11-23 09:00 due 11-23 11:00 met 11-23 09:00"
                                                     : "11-23 09:00 due 11-23 11:00 running"));
        CHECK(world.ticket.responded_at.has_value() == spoken);
    }
    auto imported = report();
    imported.imported = true;
    for (const auto clock : {Clock::response, Clock::feedback, Clock::accept}) {
        CHECK(World::opened(imported).runs(clock).empty());
    }
    CHECK(World::opened(imported).runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 running");
}

TEST_CASE("what a channel is, the policy says that is in force when the report comes in") {
    auto newer = shipped_policy();
    newer.version = 4;
    std::find_if(newer.channels.begin(), newer.channels.end(), [](const PolicyCode& each) {
        return each.code == "web";
    })->traits = {CodeTrait::spoken};
    World before;
    before.ticket.id = own_ticket_id({2026, 1});
    auto asked = report();
    asked.report.channel = "web";
    before.applied.emplace_back(at("11-23 09:30"), newer);
    before.say(asked, at("11-23 09:00"));
    CHECK(before.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 running");
    World behind;
    behind.ticket.id = own_ticket_id({2026, 1});
    behind.applied.emplace_back(at("11-23 08:30"), newer);
    behind.say(asked, at("11-23 09:00"));
    CHECK(behind.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 met 11-23 09:00");
}

TEST_CASE("a contact is spoken by phone, visit, hand or orally, or when no means is named") {
    const auto is_spoken_means = [](Means how) {
        return how == Means::phone || how == Means::visit || how == Means::hand || how == Means::oral;
    };
    for (std::size_t m = 0; m < k_means_codes.size(); ++m) {
        const auto how = static_cast<Means>(m);
        CAPTURE(std::string(code_of(how)));
        auto world = opened_as(Kind::repair, {}, "web");
        Confirmed confirmed;
        confirmed.how = how;
        world.say(confirmed, at("11-23 09:20"));
        CHECK(world.ticket.responded_at.has_value() == is_spoken_means(how));
        CHECK(world.ticket.written_to_at.has_value() == !is_spoken_means(how));
        CHECK((running_clock(world.ticket, Clock::response) == nullptr) == is_spoken_means(how));
    }
    CHECK(is_spoken(std::nullopt));
}

TEST_CASE("a response entered late with an earlier time counts from then") {
    auto world = opened_as(Kind::repair, {}, "web");
    world.say(Chased{}, at("11-23 10:30"));
    world.say(Confirmed{}, at("11-23 09:40"), at("11-23 11:00"));
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 met 11-23 09:40");
    CHECK(clock_text(world.ticket.responded_at) == "11-23 09:40");
    CHECK(clock_text(world.ticket.informed_at) == "11-23 09:40");
}

TEST_CASE("only words to the owner restart the inform clock, whatever the order in which they are entered") {
    const auto after = [](const auto& asked) {
        auto world = World::in(State::dispatched);
        world.say(asked, at("11-24 10:00"));
        return world.runs(Clock::inform);
    };
    const std::string untouched = "11-23 10:00 due 11-26 10:00 running";
    const std::string restarted = "11-24 10:00 due 11-27 10:00 running";
    CHECK(after(Confirmed{}) == restarted);
    CHECK(after(Informed{}) == restarted);
    CHECK(after(Chased{}) == untouched);
    auto agreed = window(at("11-25 09:00"), at("11-25 11:00"));
    CHECK(after(agreed) == untouched);
    agreed.how = Means::wechat;
    CHECK(after(agreed) == restarted);
    Informed elsewhere;
    elsewhere.to = Who{.role = WhoRole::inspector, .person = {}};
    CHECK(after(elsewhere) == untouched);
    elsewhere.to = Who{.role = {}, .person = person(99)};  // no contact of the ticket
    CHECK(after(elsewhere) == untouched);
    elsewhere.to = Who{.role = {}, .person = person(31)};
    CHECK(after(elsewhere) == restarted);
    CHECK(after(Served{}) == untouched);
    CHECK(after(Acked{}) == untouched);
    CHECK(after(Noted{}) == untouched);

    auto planned = World::in(State::dispatched);
    planned.say(Planned{}, at("11-24 09:00"));
    planned.say(consent_of(k_unit), at("11-24 10:00"));
    CHECK(planned.runs(Clock::inform) == untouched);

    auto late = World::in(State::dispatched);
    late.say(Informed{}, at("11-24 10:00"));
    late.say(Informed{}, at("11-23 12:00"), at("11-24 11:00"));
    CHECK(late.runs(Clock::inform) == restarted);
}

TEST_CASE("feedback is given by the first inform after triage, not by one before it") {
    auto world = opened_as(Kind::repair);
    world.say(Informed{}, at("11-23 09:30"));
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 18:00 running");
    world.say(first_triage(), at("11-23 10:00"));
    world.say(Informed{}, at("11-23 10:30"));
    world.say(Informed{}, at("11-23 17:00"));
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 18:00 met 11-23 10:30");
}

TEST_CASE("triage stops accept and starts dispatch and inform") {
    auto world = opened_as(Kind::repair);
    world.say(first_triage(), at("11-23 16:00"));
    CHECK(world.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30 missed");
    CHECK(world.runs(Clock::dispatch) == "11-23 16:00 due 11-24 11:00 running");
    CHECK(world.runs(Clock::inform) == "11-23 16:00 due 11-26 16:00 running");
}

TEST_CASE("the first triage commits to a date; a later date moves only the current one") {
    auto world = opened_as(Kind::repair);
    auto asked = first_triage();
    asked.commit_at = at("11-27 18:00");
    world.say(asked, at("11-23 10:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-27 18:00 standard 12-02 18:00 running");
    Triaged later;
    later.commit_at = at("12-03 18:00");
    later.reason = "weather";
    world.say(later, at("11-28 10:00"));
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 11-27 18:00/12-03 18:00 standard 12-02 18:00 late before running");
    CHECK(clock_text(world.ticket.resolve_by) == "12-03 18:00");
    CHECK(outcome_at(*running_clock(world.ticket, Clock::resolve), at("11-28 10:00")) == RunOutcome::missed);
}

TEST_CASE("a date promised while completed does not start the clock of a finished repair again") {
    auto world = World::in(State::completed);
    Triaged later;
    later.commit_at = at("12-10 18:00");
    world.say(later, at("11-26 09:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 met 11-25 10:00");
}

TEST_CASE("a service is resolved by its promised date, which triage gives") {
    auto world = opened_as(Kind::service);
    CHECK(world.runs(Clock::resolve).empty());
    auto asked = first_triage("service");
    asked.commit_at = at("12-10 18:00");
    world.say(asked, at("11-23 10:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-10 18:00 running");
}

TEST_CASE("raising the urgency gives running clocks min(old due, moment + new target)") {
    auto world = World::in(State::accepted);  // dispatch due 11-23 15:30, inform 11-26 10:00
    world.say(raised(Urgency::urgent), at("11-23 11:00"));
    CHECK(world.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30/11-23 11:30 running");
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00/11-24 11:00 running");
    CHECK(world.runs(Clock::safe) == "11-23 11:00 due 11-24 11:00 running");
    CHECK(world.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30 met 11-23 10:00");

    auto late = World::in(State::accepted);
    late.say(raised(Urgency::major), at("11-23 15:20"));
    CHECK(late.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 running");
}

TEST_CASE("lowering the urgency moves no running due later") {
    auto world = World::in(State::accepted);
    world.say(raised(Urgency::urgent), at("11-23 11:00"));
    auto lower = raised(Urgency::normal);
    lower.words = "only a stain";
    world.say(lower, at("11-23 11:10"));
    CHECK(world.ticket.urgency == Urgency::normal);
    CHECK(world.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30/11-23 11:30 running");
    CHECK(world.runs(Clock::inform) == "11-23 10:00 due 11-26 10:00/11-24 11:00 running");
}

TEST_CASE("another kind before triage is another commitment, counted from the receipt") {
    auto world = opened_as(Kind::repair);
    Amended amended;
    amended.kind = Kind::enquiry;
    amended.urgency = Urgency::urgent;
    world.say(amended, at("11-23 12:00"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-24 09:00 running");
    CHECK(world.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30/11-23 12:30 running");
    amended = {};
    amended.kind = Kind::service;
    world.say(amended, at("11-23 12:10"));
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-24 09:00 dropped");
    amended.kind = Kind::complaint;
    world.say(amended, at("11-23 12:20"));
    CHECK(world.runs(Clock::resolve) ==
          "11-23 09:00 due 11-24 09:00 dropped; 11-23 09:00 due 12-02 18:00 running");
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 09:00 running");
}

TEST_CASE("safe is met by the progress that says so, once") {
    auto world = opened_as(Kind::repair, Urgency::urgent);
    world.say(first_triage("leak", Urgency::urgent), at("11-23 09:10"));
    Progressed progressed;
    world.say(progressed, at("11-23 10:00"));
    CHECK(world.runs(Clock::safe) == "11-23 09:00 due 11-24 09:00 running");
    progressed.safe = true;
    world.say(progressed, at("11-23 11:00"));
    world.say(progressed, at("11-23 12:00"));
    CHECK(world.runs(Clock::safe) == "11-23 09:00 due 11-24 09:00 met 11-23 11:00");
    CHECK(clock_text(world.ticket.made_safe_at) == "11-23 11:00");
}

TEST_CASE("dispatch: phone first, then the written order within two hours") {
    auto world = World::in(State::accepted);
    auto asked = order_due(at("11-24 18:00"));
    asked.phone_first = true;
    world.say(asked, at("11-23 10:10"));
    CHECK(world.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 met 11-23 10:10");
    CHECK(world.runs(Clock::written) == "11-23 10:10 due 11-23 12:10 running");
    world.say(order_due(at("11-24 18:00")), at("11-23 11:00"));
    Served other;
    other.k = 2;
    world.say(other, at("11-23 11:10"));
    CHECK(world.runs(Clock::written) == "11-23 10:10 due 11-23 12:10 running");
    other.k = 1;
    world.say(other, at("11-23 12:30"));
    CHECK(world.runs(Clock::written) == "11-23 10:10 due 11-23 12:10 missed");

    auto written = World::in(State::dispatched);
    CHECK(written.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 running");
    written.say(Served{}, at("11-23 15:30"));
    CHECK(written.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 met 11-23 15:30");
    written.say(Served{}, at("11-23 16:00"));
    CHECK(written.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 met 11-23 15:30");
}

TEST_CASE("dispatch runs again after a return or transfer, and on through a cancelled order") {
    const auto after = [](const auto& asked, std::string_view when, bool served) {
        auto world = World::in(State::dispatched);
        if (served) {
            world.say(Served{}, at("11-23 10:20"));
        }
        world.say(asked, at(when));
        return world.runs(Clock::dispatch);
    };
    const std::string met = "11-23 10:00 due 11-23 15:30 met 11-23 10:20";
    const std::string again = "; 11-23 11:00 due 11-23 16:30 running";
    CHECK(after(Returned{}, "11-23 11:00", true) == met + again);
    CHECK(after(Transferred{}, "11-23 11:00", true) == met + again);
    CHECK(after(Cancelled{}, "11-23 11:00", true) == met + again);
    CHECK(after(Returned{}, "11-23 11:00", false) == "11-23 10:00 due 11-23 15:30 dropped" + again);
    CHECK(after(Transferred{}, "11-23 11:00", false) == "11-23 10:00 due 11-23 15:30 dropped" + again);
    CHECK(after(Cancelled{}, "11-23 11:00", false) == "11-23 10:00 due 11-23 15:30 running");
    CHECK(after(Returned{}, "11-23 17:00", false) ==
          "11-23 10:00 due 11-23 15:30 missed; 11-23 17:00 due 11-24 12:00 running");

    auto two = World::in(State::dispatched);
    two.say(order_due(at("11-28 18:00")), at("11-23 10:20"));
    Cancelled second;
    second.k = 2;
    two.say(second, at("11-23 10:30"));
    CHECK(two.runs(Clock::dispatch) == "11-23 10:00 due 11-23 15:30 running");
}

TEST_CASE("a first triage that finds it urgent starts safe from then") {
    auto world = opened_as(Kind::repair);
    world.say(first_triage("leak", Urgency::urgent), at("11-23 12:00"));
    CHECK(world.runs(Clock::safe) == "11-23 12:00 due 11-24 12:00 running");
    CHECK(world.runs(Clock::dispatch) == "11-23 12:00 due 11-23 12:30 running");
    CHECK(world.runs(Clock::inform) == "11-23 12:00 due 11-24 12:00 running");
}

TEST_CASE("feedback once given is not asked for again by another kind") {
    auto world = opened_as(Kind::complaint);
    Answered answered;
    answered.was_accepted = false;
    world.say(answered, at("11-23 10:00"));
    Amended amended;
    amended.kind = Kind::repair;
    world.say(amended, at("11-23 11:00"));
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 09:00 met 11-23 10:00");
}

TEST_CASE("a complaint that turns out to be about quality has what such tickets have, from then on") {
    auto world = World::in(State::accepted, Kind::complaint, "attitude");
    CHECK(world.runs(Clock::dispatch) == "");
    CHECK(world.runs(Clock::inform) == "");
    Triaged again;
    again.category = "leak";
    world.say(again, at("11-24 10:00"));
    CHECK(world.runs(Clock::dispatch) == "11-24 10:00 due 11-24 15:30 running");
    CHECK(world.runs(Clock::inform) == "11-24 10:00 due 11-27 10:00 running");
    world.say(again, at("11-25 10:00"));
    CHECK(world.runs(Clock::dispatch) == "11-24 10:00 due 11-24 15:30 running");
}

TEST_CASE("what is split goes on as it was: to be accepted again is no second dispatch") {
    auto world = World::in(State::accepted, Kind::complaint, "attitude");
    Merged merged;
    merged.into = own_ticket_id({2026, 2});
    world.record(merged, at("11-24 09:00"));
    Split split;
    split.out_of = own_ticket_id({2026, 2});
    world.record(split, at("11-25 09:00"));
    CHECK(world.state() == "accepted");
    CHECK(world.runs(Clock::dispatch) == "");
}
