// Referred tickets 转办: the reply clock, what stops it, what it outlives, and what amend may say of it.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Opened referred(const std::string& ref = "HP-0815", std::optional<Instant> due = at("11-25 12:00")) {
    auto asked = report();
    asked.report.ref = ref;
    asked.report.ref_due = due;
    return asked;
}

Informed told_referrer() {
    Informed informed;
    informed.what = "mended";
    informed.to = Who{.role = WhoRole::referrer, .person = {}};
    return informed;
}

Amended due_on(Instant due) {
    Amended amended;
    amended.ref_due = due;
    return amended;
}

constexpr auto k_reply = Clock::reply;

}  // namespace

TEST_CASE("the reply is due when they say, and never without a date") {
    CHECK(World::opened(referred()).runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
    CHECK(World::opened(referred("HP-0815", {})).runs(k_reply).empty());
    CHECK(World::opened().runs(k_reply).empty());
    auto imported = referred();
    imported.imported = true;
    CHECK(World::opened(imported).runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
}

TEST_CASE("words to who referred it stop the reply and are no contact with the owner") {
    auto asked = referred();
    asked.report.channel = "12345";
    auto world = World::opened(asked);
    world.say(first_triage(), at("11-23 10:00"));
    world.say(told_referrer(), at("11-23 11:00"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-25 12:00 met 11-23 11:00");
    CHECK_FALSE(world.ticket.informed_at);
    CHECK_FALSE(world.ticket.responded_at);
    for (const auto clock : {Clock::response, Clock::feedback, Clock::inform}) {
        CAPTURE(std::string(code_of(clock)));
        CHECK(running_clock(world.ticket, clock) != nullptr);
    }
    Informed owner;
    owner.what = "tomorrow";
    auto other = World::opened(referred());
    other.say(owner, at("11-23 11:00"));
    CHECK(other.runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
}

TEST_CASE("who did not refer a ticket is told nothing of it") {
    auto world = World::opened();
    const auto decided = world.ask(told_referrer(), at("11-23 11:00"));
    REQUIRE_FALSE(decided);
    CHECK(verdict(decided) == "missing_facts ref");
    CHECK(decided.reason().missing == std::vector<std::string>{"ref"});
}

TEST_CASE("no hold stops the reply") {
    auto world = World::opened(referred());
    world.say(first_triage(), at("11-23 10:00"));
    Held held;
    held.reason = "owner-asked";
    held.review_at = at("11-30 18:00");
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    world.say(held, at("11-23 11:00"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
}

TEST_CASE("the reply outlives every end but void") {
    Declined declined;
    declined.reason = "not-ours";
    declined.told_at = at("11-23 10:00");
    auto world = World::opened(referred());
    world.say(declined, at("11-23 10:00"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
    world.say(told_referrer(), at("11-25 12:01"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-25 12:00 missed");
    auto withdrawn = World::opened(referred());
    withdrawn.say(Withdrawn{}, at("11-23 10:00"));
    CHECK(withdrawn.runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
    auto voided = World::opened(referred());
    voided.say(Voided{}, at("11-23 10:00"));
    CHECK(voided.runs(k_reply) == "11-23 09:00 due 11-25 12:00 dropped");
    auto forced = World::opened(referred());
    Forced close;
    close.words = "no access";
    forced.record(close, at("11-23 10:00"));
    CHECK(forced.state() == "closed");
    CHECK(forced.runs(k_reply) == "11-23 09:00 due 11-25 12:00 running");
}

TEST_CASE("a merge takes the reply along, also where the target's own has ended") {
    const auto other = World::opened(referred("B", at("11-24 12:00"))).ticket;
    Merged merged;
    merged.from = own_ticket_id({2026, 2});
    const auto with_other = [&](World world) {
        world.merged = [&](TicketId, const Stamp&) { return std::optional(other); };
        world.record(merged, at("11-23 12:00"));
        return world;
    };
    auto plain = with_other(World::opened());
    CHECK(plain.runs(k_reply) == "11-23 09:00 due 11-24 12:00 running");
    CHECK(plain.ticket.ref == "B");
    CHECK(plain.verdict_of(told_referrer(), at("11-23 13:00")) == "ok");
    auto own = with_other(World::opened(referred("A")));
    CHECK(own.runs(k_reply) == "11-23 09:00 due 11-25 12:00/11-24 12:00 running");
    CHECK(own.ticket.ref == "A");
    auto ended = World::opened(referred("A"));
    ended.say(told_referrer(), at("11-23 11:00"));
    CHECK(with_other(std::move(ended)).runs(k_reply) ==
          "11-23 09:00 due 11-25 12:00 met 11-23 11:00; 11-23 09:00 due 11-24 12:00 running");
}

TEST_CASE("amend puts the date right, and a date that has passed leaves the miss") {
    auto world = World::opened(referred());
    world.say(due_on(at("11-26 12:00")), at("11-24 09:00"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-26 12:00 running");
    world.say(due_on(at("11-28 12:00")), at("11-26 13:00"));
    CHECK(world.runs(k_reply) == "11-23 09:00 due 11-26 12:00/11-28 12:00 late before running");
}

TEST_CASE("a ticket that is referred later, or again, is replied to from then on") {
    auto world = World::opened();
    CHECK(world.verdict_of(due_on(at("11-26 12:00")), at("11-24 09:00")) == "missing_facts ref");
    Amended solved;
    solved.ref_solved = true;
    CHECK(world.verdict_of(solved, at("11-24 09:00")) == "missing_facts ref");
    auto amended = due_on(at("11-26 12:00"));
    amended.ref = "A";
    world.say(amended, at("11-24 09:00"));
    CHECK(world.runs(k_reply) == "11-24 09:00 due 11-26 12:00 running");
    world.say(told_referrer(), at("11-24 10:00"));
    world.say(due_on(at("11-27 12:00")), at("11-24 11:00"));
    CHECK(world.runs(k_reply) == "11-24 09:00 due 11-26 12:00 met 11-24 10:00");
    amended.ref = "B";
    amended.ref_due = at("11-28 12:00");
    world.say(amended, at("11-24 12:00"));
    CHECK(world.runs(k_reply) ==
          "11-24 09:00 due 11-26 12:00 met 11-24 10:00; 11-24 12:00 due 11-28 12:00 running");
    world.say(solved, at("11-24 13:00"));
    CHECK(world.ticket.ref_solved == true);
}
