#include "aftercare/core/lifecycle.hpp"

#include <doctest/doctest.h>
#include <map>

#include "tests/support/world.hpp"

using namespace testing;

TEST_CASE("a refusal says the state, who put the ticket there, since when, and what helps") {
    const std::map<State, std::string> helps = {
        {State::registered, "intake triage"},
        {State::accepted, "dispatch order"},
        {State::declined, "intake appeal"},
        {State::dispatched, "dispatch start"},
        {State::on_hold, "dispatch resume"},
        {State::completed, "close verify"},
        {State::closed, "close reopen"},
        {State::withdrawn, "intake appeal"},
        {State::merged, ""},
        {State::voided, ""},
    };
    for (const auto& [state, command] : helps) {
        const auto world = World::in(state);
        CAPTURE(world.state());
        const auto no = world.ask(finished(), at("11-26 09:00"));
        REQUIRE(verdict(no) == "wrong_state");
        CHECK(no.reason().state == state);
        CHECK(no.reason().state_by == world.ticket.state_by);
        CHECK(no.reason().state_since == world.ticket.state_since);
        CHECK(no.reason().helps == command);
    }
    CHECK(helping_command(State::in_progress) == "close done");
}

TEST_CASE("while the register is empty nobody is checked, then names and roles are") {
    struct Case {
        bool register_empty;
        std::optional<StaffRole> role;
        StaffRole least;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {true, {}, StaffRole::manager, "ok"},
        {false, {}, StaffRole::desk, "unlisted_actor Wang"},
        {false, StaffRole::desk, StaffRole::desk, "ok"},
        {false, StaffRole::desk, StaffRole::supervisor, "role_too_low Wang supervisor"},
        {false, StaffRole::engineer, StaffRole::supervisor, "role_too_low Wang supervisor"},
        {false, StaffRole::supervisor, StaffRole::supervisor, "ok"},
        {false, StaffRole::manager, StaffRole::engineer, "ok"},
        {false, StaffRole::supervisor, StaffRole::manager, "role_too_low Wang manager"},
    };
    for (const auto& each : cases) {
        const auto no = refuse_actor({"Wang", each.role, each.register_empty}, each.least);
        CHECK((no ? verdict(Decided<int>(*no)) : "ok") == each.verdict);
    }
}

TEST_CASE("an act lies neither before the receipt nor, when it changes the state, before the last change") {
    const auto world = World::in(State::in_progress);
    CHECK(world.verdict_of(Noted{}, at("11-23 09:00")) == "ok");
    CHECK(world.verdict_of(Noted{}, at("11-23 08:59:59")) == "before_receipt");
    CHECK(world.ask(Noted{}, at("11-23 08:59")).reason().since == at("11-23 09:00"));
    CHECK(world.verdict_of(finished(), at("11-24 10:10")) == "ok");
    CHECK(world.verdict_of(finished(), at("11-24 10:09:59")) == "before_state");
    CHECK(world.ask(finished(), at("11-24 10:00")).reason().since == at("11-24 10:10"));
    CHECK(world.verdict_of(finished(), at("11-23 08:00")) == "before_receipt");
}

TEST_CASE("of several reasons the first in precedence is said") {
    auto world = World::in(State::closed);
    const auto early = at("11-20 09:00");
    Forced forced;
    CHECK(world.verdict_of(forced, early) == "wrong_state");
    world.approver = {.name = "Wu", .role = StaffRole::supervisor, .register_empty = false};
    CHECK(world.verdict_of(forced, early) == "approver_not_manager Wu manager");
    world.actor = {.name = "Wang", .role = {}, .register_empty = false};
    CHECK(world.verdict_of(forced, early) == "unlisted_actor Wang");

    auto archived = World::archived(State::voided);
    archived.ticket.urgency = Urgency::major;
    Amended lower;
    lower.urgency = Urgency::normal;
    CHECK(archived.verdict_of(lower, early) == "archived");
    archived.actor = {.name = "Wang", .role = StaffRole::desk, .register_empty = false};
    CHECK(archived.verdict_of(lower, early) == "role_too_low Wang supervisor");

    const auto dispatched = World::in(State::dispatched);
    Served served;
    served.k = 9;
    CHECK(dispatched.verdict_of(served, early) == "before_receipt");
    CHECK(dispatched.verdict_of(served, at("11-23 09:30")) == "state_then");
    CHECK(dispatched.verdict_of(served, at("11-23 10:05")) == "no_such_order 9");
    served.k = 1;
    CHECK(dispatched.verdict_of(served, at("11-23 10:05")) == "before_subject 1");
}
