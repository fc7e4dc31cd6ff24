// Ending without a repair, and taking it up again: decline, appeal, answer, withdraw, void.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Declined decline_told(std::string_view when) {
    Declined asked;
    asked.reason = "owner-decoration";
    asked.how = Means::letter;
    asked.told_at = at(when);
    return asked;
}

Appealed appeal(std::string approved_by = {}) {
    Appealed asked;
    asked.words = "a new photo";
    asked.approved_by = std::move(approved_by);
    return asked;
}

World complaint(const std::string& category, std::string supervisor = "Wu") {
    auto world = World::in(State::accepted, Kind::complaint, category);
    world.supervisor = std::move(supervisor);
    return world;
}

Answered answer(std::optional<bool> accepted) {
    Answered asked;
    asked.words = "apologised, retrained";
    asked.how = Means::phone;
    asked.was_accepted = accepted;
    return asked;
}

}  // namespace

TEST_CASE("declining says when the owner was told, which is not before the receipt") {
    auto world = World::opened();
    CHECK(world.verdict_of(decline_told("11-23 08:59"), at("11-23 11:00")) == "before_receipt");
    world.say(decline_told("11-23 10:45"), at("11-23 11:00"));
    CHECK(world.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30 met 11-23 11:00");
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 18:00 met 11-23 10:45");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 dropped");
    CHECK(clock_text(world.ticket.written_to_at) == "11-23 10:45");
    CHECK(clock_text(world.ticket.informed_at) == "11-23 10:45");
}

TEST_CASE("an appeal on a new fact starts a cycle, a manager's reversal does not") {
    auto fact = World::in(State::declined);
    fact.say(appeal(), at("11-25 09:00"));
    CHECK(fact.state() == "new");
    CHECK(fact.ticket.cycle == 2);
    CHECK(fact.runs(Clock::resolve) ==
          "11-23 09:00 due 12-02 18:00 dropped; 11-25 09:00 due 12-04 18:00 running");

    auto reversal = World::in(State::declined);
    reversal.say(appeal("Chen Jing"), at("11-25 09:00"));
    CHECK(reversal.ticket.cycle == 1);
    CHECK(reversal.runs(Clock::resolve) ==
          "11-23 09:00 due 12-02 18:00 dropped; 11-25 09:00 due 12-04 18:00 running");
    CHECK(reversal.runs(Clock::accept) ==
          "11-23 09:00 due 11-23 14:30 met 11-23 09:30; 11-25 09:00 due 11-25 14:30 running");
    CHECK(reversal.next() == "triage 11-25 14:30");
}

TEST_CASE("an appeal's approver is a manager; without one nobody is asked") {
    auto world = World::in(State::declined);
    world.actor = {.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
    world.approver = {.name = "Wu", .role = StaffRole::supervisor, .register_empty = false};
    CHECK(world.verdict_of(appeal("Wu"), at("11-25 09:00")) == "approver_not_manager Wu manager");
    world.approver.role.reset();
    CHECK(world.verdict_of(appeal("Wu"), at("11-25 09:00")) == "approver_not_manager Wu manager");
    CHECK(world.verdict_of(appeal(), at("11-25 09:00")) == "ok");
    world.approver.role = StaffRole::manager;
    CHECK(world.verdict_of(appeal("Wu"), at("11-25 09:00")) == "ok");
}

TEST_CASE("a refused appeal is a fact: the decision stands") {
    auto world = World::in(State::declined);
    const auto before = world.ticket;
    auto asked = appeal();
    asked.was_refused = true;
    world.say(asked, at("11-25 09:00"));
    CHECK(world.ticket == before);
}

TEST_CASE("work that an appeal takes up again has not started") {
    auto world = World::in(State::in_progress);
    world.say(Withdrawn{}, at("11-24 12:00"));
    world.say(appeal(), at("11-25 09:00"));
    world.say(first_triage(), at("11-25 10:00"));
    world.say(order_due(at("11-30 18:00")), at("11-25 11:00"));
    Held held;
    held.reason = "weather";
    held.review_at = at("11-27 18:00");
    world.say(held, at("11-25 12:00"));
    world.say(Resumed{}, at("11-26 12:00"));
    CHECK(world.state() == "dispatched");
    CHECK(world.verdict_of(Voided{}, at("11-26 13:00")) == "wrong_state");
}

TEST_CASE("repairs and complaints about quality are not closed by an answer") {
    struct Case {
        Kind kind;
        std::string category;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {Kind::repair, "leak", "wrong_kind repair"},
        {Kind::repair, "service", "wrong_kind repair"},
        {Kind::complaint, "leak", "wrong_kind complaint"},
        {Kind::complaint, "quality", "wrong_kind complaint"},
        {Kind::complaint, "attitude", "ok"},
        {Kind::complaint, "design", "ok"},
        {Kind::enquiry, "leak", "ok"},
        {Kind::suggestion, "advice", "ok"},
        {Kind::praise, "advice", "ok"},
        {Kind::service, "service", "ok"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.category);
        CAPTURE(std::string(code_of(each.kind)));
        const auto world = World::in(State::accepted, each.kind, each.category);
        CHECK(world.verdict_of(answer(true), at("11-23 11:00")) == each.verdict);
    }
}

TEST_CASE("an answer closes, resolves, gives feedback and responds when spoken") {
    auto opened = report();
    opened.report.kind = Kind::enquiry;
    opened.report.channel = "wechat";
    auto world = World::opened(opened);
    auto asked = answer({});
    asked.adopt = true;
    world.say(asked, at("11-23 10:00"));
    CHECK(world.ticket.closed_how == ClosedHow::answered);
    CHECK(world.ticket.result == "apologised, retrained");
    CHECK(world.ticket.adopted);
    CHECK(world.runs(Clock::response) == "11-23 09:00 due 11-23 11:00 met 11-23 10:00");
    CHECK(world.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30 met 11-23 10:00");
    CHECK(world.runs(Clock::feedback) == "11-23 09:00 due 11-24 18:00 met 11-23 10:00");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 11-24 09:00 met 11-23 10:00");
    CHECK_FALSE(world.ticket.callback_state.has_value());
    CHECK(world.next() == "- -");
}

TEST_CASE("a complaint's answer says whether the owner accepted; not accepted stays open and escalates") {
    auto world = complaint("attitude");
    CHECK(world.verdict_of(answer({}), at("11-23 11:00")) == "missing_facts accepted");
    world.say(answer(false), at("11-23 11:00"));
    CHECK(world.state() == "accepted");
    CHECK(world.ticket.handler == "Wu");
    CHECK(world.next() == "escalate 11-23 11:00");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 running");
    world.say(answer(true), at("11-24 11:00"));
    CHECK(world.state() == "closed");
    CHECK(world.runs(Clock::callback) == "11-24 11:00 due 11-26 11:00 running");

    auto alone = complaint("attitude", "");
    alone.say(answer(false), at("11-23 11:00"));
    CHECK(alone.ticket.handler == "Li Na");
}

TEST_CASE("a ticket answered while new comes back as new when reopened") {
    auto opened = report();
    opened.report.kind = Kind::enquiry;
    auto world = World::opened(opened);
    world.say(answer({}), at("11-23 10:00"));
    world.say(Reopened{}, at("11-24 10:00"));
    CHECK(world.state() == "new");
    CHECK(world.next() == "answer 11-24 15:30");
}

TEST_CASE("withdrawing cancels what is open and ends the hold") {
    auto world = World::in(State::on_hold);
    world.say(window(at("11-26 09:00"), at("11-26 11:00")), at("11-24 12:00"));
    world.say(Withdrawn{}, at("11-25 09:00"));
    CHECK(world.ticket.orders.front().state == OrderState::cancelled);
    CHECK(clock_text(world.ticket.orders.front().ended_at) == "11-25 09:00");
    CHECK(world.ticket.appointments.back().outcome == AppointmentOutcome::moved);
    CHECK(clock_text(world.ticket.holds.back().until_at) == "11-25 09:00");
    for (const auto& run : world.ticket.clocks) {
        CHECK(run.running() == (run.clock == Clock::callback));
    }
}

TEST_CASE("a ticket that was dispatched once is no mistake of entry") {
    auto world = World::in(State::dispatched);
    world.say(Returned{}, at("11-23 11:00"));
    const auto no = world.ask(Voided{}, at("11-23 12:00"));
    CHECK(verdict(no) == "dispatched_before");
    CHECK(no.reason().helps == "intake withdraw");
}
