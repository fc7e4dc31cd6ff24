// Who is reminded of what, and when. Monday 2026-11-23 is an ordinary working day in Shanghai.
#include "aftercare/core/reminders.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

const std::vector<StaffMember>& staff() {
    static const std::vector<StaffMember> k_staff = {
        {{1}, "Chen Jing", StaffRole::desk, "chen@example.com", "", {}},
        {{2}, "Sun Yu", StaffRole::supervisor, "sun@example.com", "", {}},
        {{3}, "Li Na", StaffRole::manager, "li@example.com", "", {}},
        {{4}, "Qian Bo", StaffRole::manager, "", "", {}},
    };
    return k_staff;
}

Policy policy() {
    auto policy = shipped_policy();
    policy.remind.general_manager = "gm@example.com";
    return policy;
}

RemindRow row(Clock clock, std::string_view from, std::string_view due, Pace pace = Pace::wall) {
    RemindRow row;
    row.ticket_id = {1};
    row.number = "AC-2026-000001";
    row.project = "East";
    row.handler = "Chen Jing";
    row.run_n = 1;
    row.clock = clock;
    row.started_at = at(from);
    row.due_at = at(due);
    row.pace = pace;
    row.parties = {{"Donghai", "d@example.com"}};
    return row;
}

/// `level: name, name` of the one reminder planned, `-` for none.
std::string plan(const RemindRow& row, std::string_view now, const Policy& policy) {
    const std::vector<RemindRow> rows = {row};
    const auto reminders = plan_reminders(rows, staff(), policy, at(now));
    if (reminders.empty()) {
        return "-";
    }
    REQUIRE(reminders.size() == 1);
    CHECK(reminders[0].row == &rows[0]);
    std::vector<std::string> names;
    for (const auto& who : reminders[0].to) {
        names.push_back(who.name + (who.address.empty() ? "(no address)" : ""));
    }
    std::string out = std::to_string(reminders[0].level) + ":";
    for (const auto& name : names) {
        out += (out.back() == ':' ? " " : ", ") + name;
    }
    return out;
}

std::string plan(const RemindRow& row, std::string_view now) {
    return plan(row, now, policy());
}

/// The row after it was reminded of at a step.
RemindRow reminded(RemindRow row, std::string_view when, int level) {
    row.reminded_on = day_of(at(when));
    row.reminded_levels = std::int64_t{1} << level;
    return row;
}

}  // namespace

TEST_CASE("a clock is reminded of at the highest step that it has reached") {
    const auto feedback = row(Clock::feedback, "11-23 09:00", "11-24 09:00");
    CHECK(plan(feedback, "11-23 20:59") == "-");
    CHECK(plan(row(Clock::feedback, "11-23 08:00", "11-23 18:00"), "11-23 15:59") == "-");
    CHECK(plan(row(Clock::feedback, "11-23 08:00", "11-23 18:00"), "11-23 16:00") == "1: Chen Jing");
    CHECK(plan(feedback, "11-24 08:59") == "1: Chen Jing");
    CHECK(plan(feedback, "11-24 09:00") == "2: Chen Jing, Sun Yu");
    CHECK(plan(feedback, "11-25 08:59") == "2: Chen Jing, Sun Yu");
    CHECK(plan(feedback, "11-25 09:00") == "3: Chen Jing, Li Na, Qian Bo(no address)");
    CHECK(plan(feedback, "11-27 09:00") == "4: Chen Jing, Li Na, Qian Bo(no address), general-manager");
    CHECK(plan(feedback, "12-16 09:00") == "4: Chen Jing, Li Na, Qian Bo(no address), general-manager");
}

TEST_CASE("the share of a clock in working time leaves the night out") {
    const auto accept = row(Clock::accept, "11-23 16:00", "11-24 11:00", Pace::working);
    CHECK(clock_text(step_at(policy(), policy().ladder[1], accept)) == "11-24 10:12");
    CHECK(plan(accept, "11-24 10:11") == "-");
    CHECK(plan(accept, "11-24 10:12") == "1: Chen Jing");
}

TEST_CASE("parties are reminded of what they do, if the policy wants it") {
    CHECK(plan(row(Clock::visit, "11-23 09:00", "11-23 11:00"), "11-23 11:00") ==
          "2: Chen Jing, Sun Yu, Donghai");
    CHECK(plan(row(Clock::resolve, "11-23 09:00", "11-23 11:00"), "11-23 10:40") == "1: Chen Jing, Donghai");
    CHECK(plan(row(Clock::inform, "11-23 09:00", "11-23 11:00"), "11-23 11:00") == "2: Chen Jing, Sun Yu");
    auto without = policy();
    without.remind.parties = false;
    CHECK(plan(row(Clock::visit, "11-23 09:00", "11-23 11:00"), "11-23 11:00", without) ==
          "2: Chen Jing, Sun Yu");
}

TEST_CASE("silence, promises and callbacks are clocks like others; a hold from its review on") {
    for (const auto clock : {Clock::inform, Clock::promise, Clock::callback, Clock::escalate}) {
        CHECK(plan(row(clock, "11-23 09:00", "11-23 19:00"), "11-23 17:00") == "1: Chen Jing");
        CHECK(plan(row(clock, "11-23 09:00", "11-23 19:00"), "11-23 19:00") == "2: Chen Jing, Sun Yu");
    }
    auto hold = row(Clock::response, "11-16 09:00", "11-23 18:00");
    hold.run_n.reset();
    hold.hold_n = 1;
    CHECK(plan(hold, "11-23 17:59") == "-");
    CHECK(plan(hold, "11-23 18:00") == "2: Chen Jing, Sun Yu");
}

TEST_CASE("a contract's clock is the managers', and each of its steps is reminded of once") {
    auto contract = row(Clock::retention, "11-13 09:00", "11-23 09:00");
    contract.party_id = PartyId{3};
    contract.handler.clear();
    contract.parties.clear();
    const std::string managers = "Li Na, Qian Bo(no address)";
    CHECK(plan(contract, "11-20 17:59") == "-");
    CHECK(plan(contract, "11-23 08:59") == "1: " + managers);
    CHECK(plan(contract, "11-23 09:00") == "2: " + managers + ", Sun Yu");
    CHECK(plan(reminded(contract, "11-23 09:00", 2), "11-23 20:00") == "-");
    CHECK(plan(contract, "11-24 09:00") == "3: " + managers);
    CHECK(plan(contract, "11-26 09:00") == "4: " + managers + ", general-manager");
    CHECK(plan(reminded(contract, "11-26 09:00", 4), "11-27 09:00") == "-");
    CHECK(plan(reminded(contract, "11-26 09:00", 4), "12-16 09:00") == "-");
    CHECK(plan(reminded(contract, "11-24 09:00", 3), "12-16 09:00") ==
          "4: " + managers + ", general-manager");
}

TEST_CASE("a step before the due is reminded of once, those behind it once a day") {
    const auto promise = row(Clock::promise, "11-16 09:00", "11-26 09:00");
    CHECK(plan(promise, "11-24 09:00") == "1: Chen Jing");
    CHECK(plan(reminded(promise, "11-24 09:00", 1), "11-24 15:00") == "-");
    CHECK(plan(reminded(promise, "11-24 09:00", 1), "11-25 15:00") == "-");
    CHECK(plan(reminded(promise, "11-24 09:00", 1), "11-26 09:00") == "2: Chen Jing, Sun Yu");
    CHECK(plan(reminded(promise, "11-26 09:00", 2), "11-26 20:00") == "-");
    CHECK(plan(reminded(promise, "11-26 09:00", 2), "11-27 08:00") == "2: Chen Jing, Sun Yu");
    CHECK(plan(reminded(promise, "11-27 08:00", 2), "11-27 09:00") ==
          "3: Chen Jing, Li Na, Qian Bo(no address)");
    // A clock that a contact began anew comes to the same step once more.
    CHECK(plan(reminded(row(Clock::inform, "11-25 09:00", "11-28 09:00"), "11-24 09:00", 1), "11-27 19:00") ==
          "1: Chen Jing");
}

TEST_CASE("nothing is sent at night and on days off; it goes out at the first run after") {
    const auto late = row(Clock::feedback, "11-20 09:00", "11-20 20:00");
    CHECK(plan(late, "11-20 20:59") == "2: Chen Jing, Sun Yu");
    CHECK(plan(late, "11-20 21:00") == "-");
    CHECK(plan(late, "11-21 07:59") == "-");
    CHECK(plan(late, "11-21 10:00") == "-");  // Saturday
    CHECK(plan(late, "11-22 10:00") == "-");
    CHECK(plan(late, "11-23 07:59") == "-");
    CHECK(plan(late, "11-23 08:00") == "3: Chen Jing, Li Na, Qian Bo(no address)");
    CHECK(plan(row(Clock::feedback, "10-01 09:00", "10-01 12:00"), "10-07 12:00") == "-");
    CHECK(plan(row(Clock::feedback, "10-09 09:00", "10-09 20:00"), "10-10 10:00") ==
          "2: Chen Jing, Sun Yu");  // a make-up working Saturday
    auto by_day = policy();
    by_day.remind.quiet_from_minute = 12 * 60;
    by_day.remind.quiet_until_minute = 14 * 60;
    CHECK(plan(late, "11-20 22:00", by_day) == "2: Chen Jing, Sun Yu");
    CHECK(plan(late, "11-23 13:00", by_day) == "-");
    by_day.remind.quiet_from_minute = by_day.remind.quiet_until_minute = 0;
    CHECK(plan(late, "11-20 23:59", by_day) == "2: Chen Jing, Sun Yu");
}

TEST_CASE("a major ticket is reported at once, at night and on Sundays") {
    auto major = row(Clock::escalate, "11-22 02:00", "11-22 03:00");
    major.urgency = Urgency::major;
    major.leads = true;
    CHECK(plan(major, "11-22 02:00") == "0: Chen Jing, Sun Yu, Li Na, Qian Bo(no address)");
    CHECK(plan(reminded(major, "11-22 02:00", 0), "11-22 02:10") == "-");
    CHECK(plan(reminded(major, "11-22 02:00", 0), "11-22 03:00") ==
          "2: Chen Jing, Sun Yu, Li Na, Qian Bo(no address)");
    CHECK(plan(major, "11-22 10:00") == "2: Chen Jing, Sun Yu, Li Na, Qian Bo(no address)");
    // Its other clocks do not wait for the morning either, nor for a working day.
    auto other = row(Clock::safe, "11-22 02:00", "11-22 07:00");
    other.urgency = Urgency::major;
    CHECK(plan(other, "11-22 06:59") == "1: Chen Jing, Donghai");
    CHECK(plan(other, "11-22 07:00") == "2: Chen Jing, Sun Yu, Donghai");
    CHECK(plan(other, "11-23 07:00") == "3: Chen Jing, Li Na, Qian Bo(no address), Donghai");
    // Without the clock of reporting up, another clock carries the step.
    other.leads = true;
    CHECK(plan(other, "11-22 02:30") == "0: Chen Jing, Sun Yu, Li Na, Qian Bo(no address)");
    other.urgency = Urgency::urgent;
    CHECK(plan(other, "11-22 02:30") == "-");
}

TEST_CASE("each step of a major ticket goes out at night; to say it again waits for the morning") {
    auto major = row(Clock::resolve, "11-20 09:00", "11-22 23:30");
    major.urgency = Urgency::major;
    const std::string due = "2: Chen Jing, Sun Yu, Donghai";
    CHECK(plan(reminded(major, "11-22 20:00", 1), "11-22 23:30") == due);
    // No run came by before midnight: it has not been said yet.
    CHECK(plan(reminded(major, "11-22 20:00", 1), "11-23 00:10") == due);
    CHECK(plan(reminded(major, "11-22 23:30", 2), "11-22 23:59") == "-");
    CHECK(plan(reminded(major, "11-22 23:30", 2), "11-23 00:00") == "-");
    CHECK(plan(reminded(major, "11-22 23:30", 2), "11-23 07:59") == "-");
    CHECK(plan(reminded(major, "11-22 23:30", 2), "11-23 08:00") == due);
    const std::string day_late = "3: Chen Jing, Li Na, Qian Bo(no address), Donghai";
    CHECK(plan(reminded(major, "11-23 08:00", 2), "11-23 23:30") == day_late);
    // Somebody was left out: that keeps the step open, and wakes nobody.
    auto partial = major;
    partial.reminded_on = day_of(at("11-24 08:00"));
    CHECK(plan(partial, "11-25 00:00") == "-");
    CHECK(plan(partial, "11-25 08:00") == day_late);
}

TEST_CASE("what had fallen due before its import is not reminded of") {
    auto imported = row(Clock::resolve, "03-02 09:00", "03-10 18:00");
    imported.imported_at = at("11-23 09:00");
    CHECK(plan(imported, "11-23 10:00") == "-");
    imported.due_at = at("11-23 09:30");
    CHECK(plan(imported, "11-23 10:00") == "2: Chen Jing, Sun Yu, Donghai");
}

TEST_CASE("a role that nobody has falls to the one above, and one without address is named") {
    const std::vector<StaffMember> managers = {staff()[2]};
    const std::vector<RemindRow> rows = {row(Clock::inform, "11-23 09:00", "11-23 11:00")};
    auto to = plan_reminders(rows, managers, policy(), at("11-23 11:00")).at(0).to;
    CHECK(to == std::vector<Addressee>{{"Chen Jing", ""}, {"Li Na", "li@example.com"}});
    to = plan_reminders(rows, {}, policy(), at("11-23 11:00")).at(0).to;
    CHECK(to == std::vector<Addressee>{{"Chen Jing", ""}, {"supervisor", ""}});
    auto nobody = policy();
    nobody.remind.general_manager.clear();
    to = plan_reminders(rows, staff(), nobody, at("11-27 11:00")).at(0).to;
    CHECK(to.back() == Addressee{"Qian Bo", ""});
    auto no_ladder = policy();
    no_ladder.ladder.clear();
    CHECK(plan(rows[0], "11-23 11:00", no_ladder) == "-");
}

TEST_CASE("who has left is sent nothing, from 00:00 of the day on; what they handled is the supervisors'") {
    auto people = staff();
    const std::vector<RemindRow> rows = {row(Clock::inform, "11-23 09:00", "11-23 11:00")};
    const auto to = [&](std::string_view now) {
        std::string names;
        const auto sent = plan_reminders(rows, people, policy(), at(now)).at(0).to;
        for (const auto& each : sent) {
            names += (names.empty() ? "" : ", ") + each.name;
        }
        return names;
    };
    people[0].left_on = day_of(at("11-24 00:00"));
    CHECK(to("11-23 11:00") == "Chen Jing, Sun Yu");
    CHECK(to("11-24 08:00") == "Sun Yu");
    people[1].left_on = day_of(at("11-23 00:00"));
    CHECK(to("11-23 11:00") == "Chen Jing, Li Na, Qian Bo");
    people[2].left_on = people[3].left_on = people[1].left_on;
    CHECK(to("11-24 10:00") == "supervisor");
}

TEST_CASE("a claim holds for its day; partial and failed ones leave the step open") {
    World world = World::in(State::accepted);
    Reminded claim;
    claim.clock = Clock::inform;
    claim.since = at("11-23 10:00");
    claim.level = 2;
    claim.day_on = day_of(at("11-23 12:00"));
    claim.to = {"Chen Jing"};
    auto failed = claim;
    failed.failed = true;
    CHECK(verdict(world.ask(failed, at("11-24 12:00"))) == "nothing_to_change");
    auto partial = claim;
    partial.partial = true;
    world.say(partial, at("11-24 12:00"));
    world.say(claim, at("11-24 12:00"));
    CHECK(verdict(world.ask(claim, at("11-24 12:00"))) == "nothing_to_change");
    CHECK(verdict(world.ask(partial, at("11-24 12:00"))) == "nothing_to_change");
    world.say(failed, at("11-24 12:00"));
    world.say(failed, at("11-24 12:00"));
    world.say(claim, at("11-24 12:00"));
    auto sent = claim;
    sent.sent = true;
    const auto before = world.ticket;
    world.say(sent, at("11-24 12:00"));
    CHECK(world.ticket == before);
    CHECK(verdict(world.ask(claim, at("11-24 12:00"))) == "nothing_to_change");
    claim.day_on.number += 1;
    sent.day_on = claim.day_on;
    CHECK(verdict(world.ask(sent, at("11-24 12:00"))) == "nothing_to_change");
    CHECK(verdict(world.ask(claim, at("11-24 12:00"))) == "ok");
    claim.since = at("11-23 10:01");
    CHECK(verdict(world.ask(claim, at("11-24 12:00"))) == "nothing_to_change");
}
