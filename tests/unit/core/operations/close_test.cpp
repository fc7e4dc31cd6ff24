// Done, verify, reject, reopen and force.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Done done_order(int k) {
    auto asked = finished();
    asked.k = k;
    return asked;
}

Verified no_objection() {
    Verified asked;
    asked.no_objection = true;
    return asked;
}

Informed told(Means how) {
    Informed asked;
    asked.what = "it is mended";
    asked.how = how;
    return asked;
}

World in_progress_with_two_orders() {
    auto world = World::in(State::in_progress);
    world.say(order_due(at("11-28 18:00")), at("11-24 10:20"));
    return world;
}

}  // namespace

TEST_CASE("done finishes the only open order and the ticket in one act") {
    auto world = World::in(State::in_progress);
    auto asked = finished();
    asked.sheet_signed = true;
    const auto event = world.say(asked, at("11-25 10:00"));
    CHECK(event.k == 1);
    CHECK(event.completes);
    CHECK(world.state() == "completed");
    const auto& order = world.ticket.orders.front();
    CHECK(order.state == OrderState::done);
    CHECK(clock_text(order.done_at) == "11-25 10:00");
    CHECK(order.sheet_signed);
    CHECK(world.ticket.result == "mended");
    CHECK(world.ticket.cause == "sealing");
    CHECK(clock_text(world.ticket.completed_at) == "11-25 10:00");
}

TEST_CASE("with several orders open they are named; one by one they are finished, then the ticket") {
    auto world = in_progress_with_two_orders();
    CHECK(world.verdict_of(finished(), at("11-25 10:00")) == "several_open_orders 1 2");
    CHECK(world.verdict_of(done_order(3), at("11-25 10:00")) == "no_such_order 3");
    world.say(done_order(1), at("11-25 10:00"));
    CHECK(world.state() == "in_progress");
    CHECK(world.verdict_of(done_order(1), at("11-25 11:00")) == "order_state 1 done");
    world.say(done_order(2), at("11-25 11:00"));
    CHECK(world.state() == "in_progress");
    CHECK(world.verdict_of(done_order(2), at("11-25 11:00")) == "order_state 2 done");
    const auto event = world.say(finished(), at("11-25 12:00"));
    CHECK_FALSE(event.k.has_value());
    CHECK(world.state() == "completed");
}

TEST_CASE("a quality ticket needs its root cause to be completed, once") {
    struct Case {
        std::string category;
        bool needs;
    };
    for (const auto& each : std::vector<Case>{
             {"leak", true}, {"quality", true}, {"crack", true}, {"design", false}, {"lift", false}}) {
        CAPTURE(each.category);
        const auto world = World::in(State::in_progress, Kind::repair, each.category);
        Done asked;
        asked.result = "mended";
        CHECK(world.verdict_of(asked, at("11-25 10:00")) == (each.needs ? "missing_facts cause" : "ok"));
        asked.k = 1;
        CHECK(world.verdict_of(asked, at("11-25 10:00")) == "ok");
    }
    auto known = World::in(State::in_progress);
    known.say(done_order(1), at("11-25 10:00"));
    Done asked;
    asked.result = "all of it";
    CHECK(known.verdict_of(asked, at("11-25 11:00")) == "ok");
    known.say(asked, at("11-25 11:00"));
    CHECK(known.ticket.cause == "sealing");
}

TEST_CASE("every step that was skipped leaves done possible") {
    auto world = World::in(State::dispatched);
    world.say(Started{}, at("11-23 11:00"));
    world.say(finished(), at("11-23 12:00"));
    CHECK(world.ticket.orders.front().state == OrderState::done);
    CHECK_FALSE(world.ticket.orders.front().served_at.has_value());
}

TEST_CASE("verifying closes, marks the done orders and starts the callback") {
    auto world = World::in(State::completed);
    world.say(Verified{}, at("11-26 10:00"));
    CHECK(world.ticket.closed_how == ClosedHow::verified);
    CHECK(world.ticket.orders.front().state == OrderState::verified);
    CHECK(clock_text(world.ticket.closed_at) == "11-26 10:00");
    CHECK(world.ticket.callback_state == CallbackState::due);
    CHECK(world.runs(Clock::verify) == "11-25 10:00 due 12-02 10:00 met 11-26 10:00");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 met 11-25 10:00");
    CHECK(world.runs(Clock::callback) ==
          "11-26 10:00 due 11-28 10:00 running; 12-26 10:00 due 12-28 10:00 running");
}

TEST_CASE("callbacks are due 48 hours after complaints and leaks, else after 7 days, and not for the rest") {
    struct Case {
        Kind kind;
        std::string category, run;
    };
    const std::vector<Case> cases = {
        {Kind::repair, "leak", "11-25 12:00 due 11-27 12:00 running; 12-25 12:00 due 12-27 12:00 running"},
        {Kind::repair, "crack", "11-25 12:00 due 12-02 12:00 running"},
        {Kind::complaint, "crack", "11-25 12:00 due 11-27 12:00 running"},
        {Kind::enquiry, "policy", ""},
        {Kind::praise, "advice", ""},
    };
    for (const auto& each : cases) {
        CAPTURE(each.category);
        const auto world = World::in(State::closed, each.kind, each.category);
        CHECK(world.runs(Clock::callback) == each.run);
        CHECK(world.ticket.callback_state.has_value() == !each.run.empty());
    }
}

TEST_CASE("an order issued after completion has to be ended before the verification") {
    auto world = World::in(State::completed);
    world.say(order_due(at("11-28 18:00")), at("11-25 12:00"));
    const auto no = world.ask(Verified{}, at("11-26 10:00"));
    CHECK(verdict(no) == "orders_open 2");
    CHECK(no.reason().helps == "dispatch cancel");
    CHECK(world.verdict_of(no_objection(), at("11-26 10:00")) == "orders_open 2");
    world.say(Cancelled{}, at("11-26 11:00"));
    CHECK(world.state() == "completed");
    CHECK(world.verdict_of(Verified{}, at("11-26 12:00")) == "ok");
}

TEST_CASE("no objection closes seven days after the owner was told of the completion") {
    auto world = World::in(State::completed);
    const auto untold = world.ask(no_objection(), at("12-20 10:00"));
    CHECK(verdict(untold) == "owner_not_told");
    CHECK(untold.reason().helps == "dispatch inform");
    world.say(told(Means::letter), at("11-25 16:00"));
    world.say(told(Means::phone), at("11-27 10:00"));
    const auto early = world.ask(no_objection(), at("12-02 15:59:59"));
    CHECK(verdict(early) == "no_objection_too_early");
    CHECK(early.reason().since == at("11-25 16:00"));
    CHECK(early.reason().until == at("12-02 16:00"));
    world.say(no_objection(), at("12-02 16:00"));
    CHECK(world.ticket.closed_how == ClosedHow::no_objection);
}

TEST_CASE("told before the completion is not told of it") {
    auto world = World::in(State::in_progress);
    world.say(told(Means::phone), at("11-25 09:00"));
    world.say(finished(), at("11-25 10:00"));
    CHECK(world.verdict_of(no_objection(), at("12-20 10:00")) == "owner_not_told");
    world.say(told(Means::phone), at("11-25 09:30"), at("11-25 12:00"));
    CHECK(world.verdict_of(no_objection(), at("12-20 10:00")) == "owner_not_told");
}

TEST_CASE("a reject sends orders back to acked: the named one, else all done ones") {
    auto both = in_progress_with_two_orders();
    both.say(done_order(1), at("11-25 09:00"));
    both.say(finished(), at("11-25 10:00"));
    both.say(told(Means::phone), at("11-25 11:00"));
    auto one = both;
    both.say(Rejected{}, at("11-26 10:00"));
    CHECK(both.state() == "in_progress");
    CHECK(both.ticket.orders[0].state == OrderState::acked);
    CHECK(both.ticket.orders[1].state == OrderState::acked);
    CHECK(both.ticket.orders[0].rework_count == 1);
    CHECK(both.ticket.rework_count == 1);
    CHECK_FALSE(both.ticket.completed_at.has_value());

    Rejected second;
    second.k = 2;
    one.say(second, at("11-26 10:00"));
    CHECK(one.ticket.orders[0].state == OrderState::done);
    CHECK(one.ticket.orders[1].state == OrderState::acked);
    one.say(finished(), at("11-27 10:00"));
    CHECK(one.state() == "completed");
    CHECK(one.verdict_of(no_objection(), at("12-20 10:00")) == "owner_not_told");
}

TEST_CASE("a reject names an order that exists and is done") {
    auto world = World::in(State::completed);
    world.say(order_due(at("11-28 18:00")), at("11-25 12:00"));
    Rejected asked;
    asked.k = 2;
    CHECK(world.verdict_of(asked, at("11-26 10:00")) == "order_state 2 issued");
    asked.k = 5;
    CHECK(world.verdict_of(asked, at("11-26 10:00")) == "no_such_order 5 5");
    asked.k = 1;
    CHECK(world.verdict_of(asked, at("11-26 10:00")) == "ok");
    CHECK(world.verdict_of(asked, at("11-25 09:00")) == "before_state");
}

/// The same life, so many days later.
World moved_by_days(World world, int days) {
    const Seconds later{days * std::int64_t{86400}};
    for (auto& entry : world.journal) {
        entry.stamp.at = entry.stamp.at + later;
        entry.stamp.recorded_at = entry.stamp.recorded_at + later;
    }
    world.ticket = world.fold_all(world.journal, k_end_of_time).ticket;
    return world;
}

TEST_CASE("the reopen window is 30 days, for leaks 90, its end included") {
    struct Case {
        std::string category;
        std::string_view last, over;
    };
    // Closed on 2026-07-01 12:00.
    const std::vector<Case> cases = {
        {"crack", "07-31 12:00", "07-31 12:00:01"},
        {"design", "07-31 12:00", "07-31 12:00:01"},
        {"quality", "07-31 12:00", "07-31 12:00:01"},
        {"leak", "09-29 12:00", "09-29 12:00:01"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.category);
        const auto world = moved_by_days(World::in(State::closed, Kind::repair, each.category), -147);
        CHECK(world.verdict_of(Reopened{}, at(each.last)) == "ok");
        const auto no = world.ask(Reopened{}, at(each.over));
        CHECK(verdict(no) == "window_over");
        CHECK(no.reason().since == at(each.last));
        CHECK(no.reason().helps == "intake new");
    }
}

TEST_CASE("a reopened ticket is accepted again and starts from nothing done") {
    auto world = World::in(State::closed);
    world.say(Reopened{}, at("12-01 10:00"));
    CHECK(world.state() == "accepted");
    CHECK(world.next() == "order 12-01 15:30");
    CHECK_FALSE(world.ticket.started_at.has_value());
    CHECK_FALSE(world.ticket.completed_at.has_value());
    CHECK_FALSE(world.ticket.closed_how.has_value());
    CHECK_FALSE(world.ticket.callback_state.has_value());
    CHECK(world.verdict_of(Reopened{}, at("12-01 11:00")) == "wrong_state");
    world.say(order_due(at("12-04 18:00")), at("12-01 11:00"));
    CHECK(world.state() == "dispatched");
    CHECK(world.ticket.orders.back().k == 2);
    world.say(Returned{}, at("12-01 12:00"));
    CHECK(world.state() == "accepted");
}

TEST_CASE("forcing needs a manager's approval") {
    struct Case {
        std::optional<StaffRole> role;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {std::nullopt, "approver_not_manager Chen Jing manager"},
        {StaffRole::desk, "approver_not_manager Chen Jing manager"},
        {StaffRole::engineer, "approver_not_manager Chen Jing manager"},
        {StaffRole::supervisor, "approver_not_manager Chen Jing manager"},
        {StaffRole::manager, "ok"},
    };
    auto world = World::in(State::in_progress);
    CHECK(world.verdict_of(Forced{}, at("11-25 10:00")) == "ok");
    world.actor = {.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
    for (const auto& each : cases) {
        world.approver = {.name = "Chen Jing", .role = each.role, .register_empty = false};
        CHECK(world.verdict_of(Forced{}, at("11-25 10:00")) == each.verdict);
    }
}

TEST_CASE("forcing cancels what is open and resolves nothing") {
    auto world = World::in(State::on_hold);
    world.say(Forced{}, at("11-25 10:00"));
    CHECK(world.ticket.closed_how == ClosedHow::forced);
    CHECK(world.ticket.orders.front().state == OrderState::cancelled);
    CHECK(clock_text(world.ticket.holds.back().until_at) == "11-25 10:00");
    CHECK(world.runs(Clock::resolve) == "11-23 09:00 due 12-02 18:00 dropped");
}

TEST_CASE("a forced close counts as the owner's after three offers and a written notice, with a reason") {
    struct Case {
        int appointments, calls, letters;
        std::string reason;
        bool by_owner;
    };
    const std::vector<Case> cases = {
        {2, 0, 1, "no-access", true},  {0, 2, 1, "unreachable", true}, {0, 0, 3, "owner-refuses", true},
        {3, 0, 0, "no-access", false}, {1, 2, 0, "no-access", false},  {1, 0, 1, "no-access", false},
        {2, 1, 1, "", false},
    };
    for (const auto& each : cases) {
        CAPTURE(each.reason);
        auto world = World::in(State::dispatched);
        for (int i = 0; i < each.appointments; ++i) {
            world.say(window(at("11-25 09:00"), at("11-25 11:00")), at("11-24 10:00"));
        }
        for (int i = 0; i < each.calls + each.letters; ++i) {
            world.say(told(i < each.calls ? Means::phone : Means::letter), at("11-24 11:00"));
        }
        Forced asked;
        asked.reason = each.reason;
        world.say(asked, at("11-26 10:00"));
        CHECK(world.ticket.closed_by_owner == each.by_owner);
        CHECK(world.verdict_of(Reopened{}, at("2027-02-25 10:00")) == (each.by_owner ? "ok" : "window_over"));
    }
}

TEST_CASE("a signed sheet stays signed, and the first dispatch stays the first") {
    auto world = World::in(State::in_progress);
    auto asked = finished();
    asked.sheet_signed = true;
    world.say(asked, at("11-25 10:00"));
    world.say(Rejected{}, at("11-25 11:00"));
    world.say(finished(), at("11-25 12:00"));
    CHECK(world.ticket.orders.front().sheet_signed);
    world.say(Verified{}, at("11-26 10:00"));
    world.say(Reopened{}, at("11-27 10:00"));
    world.say(order_due(at("11-30 18:00")), at("11-27 11:00"));
    CHECK(clock_text(world.ticket.dispatched_at) == "11-23 10:10");
}
