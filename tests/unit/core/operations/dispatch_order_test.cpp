// Work orders: which one is meant, how they go on, how they end.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

template <class E>
E of_order(int k, E asked = {}) {
    asked.k = k;
    return asked;
}

std::string orders(const World& world) {
    std::string out;
    for (const auto& order : world.ticket.orders) {
        out += (out.empty() ? "" : " ") + std::to_string(order.k) + ":" + std::string(code_of(order.state));
    }
    return out;
}

/// Dispatched, with a second order for another party.
World with_two_orders() {
    auto world = World::in(State::dispatched);
    auto second = order_due(at("11-28 18:00"));
    second.party_id = {22};
    world.say(second, at("11-23 10:20"));
    return world;
}

template <class E>
void check_choice(const E& asked, const std::string& closed_verdict) {
    CAPTURE(std::string(code_of(E::verb)));
    auto two = with_two_orders();
    const auto when = at("11-23 11:00");
    const auto several = two.ask(asked, when);
    CHECK(verdict(several) == "several_open_orders 1 2");
    CHECK(several.reason().helps.empty());
    CHECK(two.verdict_of(of_order(2, asked), when) == "ok");
    CHECK(two.verdict_of(of_order(3, asked), when) == "no_such_order 3");
    CHECK(two.verdict_of(of_order(0, asked), when) == "no_such_order 0");
    CHECK(two.verdict_of(of_order(2, asked), at("11-23 10:15")) == "before_subject 2");
    CHECK(two.ask(of_order(2, asked), at("11-23 10:15")).reason().since == at("11-23 10:20"));
    two.say(of_order<Cancelled>(1), at("11-23 10:30"));
    CHECK(two.verdict_of(of_order(1, asked), when) == closed_verdict);
    const auto only = two.ask(asked, when);
    REQUIRE(verdict(only) == "ok");
    CHECK(only->k == 2);
}

}  // namespace

TEST_CASE("an order verb means the order named, else the only open one") {
    check_choice(Served{}, "order_state 1 cancelled");
    check_choice(Acked{}, "order_state 1 cancelled");
    check_choice(window(at("11-25 09:00"), at("11-25 11:00")), "order_state 1 cancelled");
    check_choice(Arrived{}, "order_state 1 cancelled");
    check_choice(Surveyed{}, "order_state 1 cancelled");
    check_choice(Progressed{}, "order_state 1 cancelled");
    check_choice(Returned{}, "order_state 1 cancelled");
    check_choice(Transferred{}, "order_state 1 cancelled");
    check_choice(Cancelled{}, "order_state 1 cancelled");
}

TEST_CASE("without an open order the command that makes one is named") {
    const auto world = World::in(State::completed);
    const auto no = world.ask(Served{}, at("11-26 09:00"));
    CHECK(verdict(no) == "no_open_order");
    CHECK(no.reason().helps == "dispatch order");
    CHECK(world.verdict_of(Progressed{}, at("11-26 09:00")) == "ok");
    CHECK(world.verdict_of(of_order<Served>(1), at("11-26 09:00")) == "order_state 1 done");
}

TEST_CASE("orders are numbered and say what was asked") {
    auto world = World::in(State::accepted);
    auto asked = order_due(at("11-27 18:00"));
    asked.kind = OrderKind::coordination;
    asked.person = person(41);
    const auto event = world.say(asked, at("11-23 10:10"));
    CHECK(event.k == 1);
    const auto& order = world.ticket.orders.front();
    CHECK(order.party_id == k_party);
    CHECK(order.kind == OrderKind::coordination);
    CHECK(order.person_id == PersonId{41});
    CHECK(order.task == "find and mend");
    CHECK(clock_text(order.due_at) == "11-27 18:00");
    CHECK(order.issued_by == "Li Na");
    CHECK(clock_text(world.ticket.dispatched_at) == "11-23 10:10");
    CHECK(world.say(order_due(at("11-28 18:00")), at("11-23 10:20")).k == 2);
    CHECK(clock_text(world.ticket.state_since) == "11-23 10:10");
}

TEST_CASE("an order replaces one that exists and is no longer open") {
    auto world = World::in(State::dispatched);
    auto asked = order_due(at("11-28 18:00"));
    asked.replaces = 4;
    CHECK(world.verdict_of(asked, at("11-23 11:00")) == "no_such_order 4");
    asked.replaces = 1;
    const auto open = world.ask(asked, at("11-23 11:00"));
    CHECK(verdict(open) == "order_state 1 issued");
    CHECK(open.reason().helps == "dispatch cancel");
    CHECK(world.verdict_of(asked, at("11-23 09:50")) == "state_then");
    world.say(Returned{}, at("11-23 11:00"));
    world.say(asked, at("11-23 12:00"));
    CHECK(world.ticket.orders.back().replaces == 1);
}

TEST_CASE("an order replaces another from its end on, not before") {
    auto world = with_two_orders();
    world.say(of_order<Cancelled>(1), at("11-23 11:00"));
    auto asked = order_due(at("11-28 18:00"));
    asked.replaces = 1;
    const auto early = world.ask(asked, at("11-23 10:59"));
    CHECK(verdict(early) == "before_subject 1");
    CHECK(early.reason().since == at("11-23 11:00"));
    CHECK(world.verdict_of(asked, at("11-23 11:00")) == "ok");
}

TEST_CASE("costs of an order come about after it was issued") {
    const auto world = with_two_orders();
    auto cost = of_order<Costed>(2);
    cost.lines = {{CostKind::labour, Fen{100}}};
    CHECK(world.verdict_of(cost, at("11-23 10:19")) == "before_subject 2");
    CHECK(world.verdict_of(cost, at("11-23 10:20")) == "ok");
    cost.k = 3;
    CHECK(world.verdict_of(cost, at("11-23 10:20")) == "no_such_order 3");
}

TEST_CASE("what is asked of an order that has ended needs a new order") {
    auto world = with_two_orders();
    world.say(of_order<Cancelled>(1), at("11-23 11:00"));
    const auto when = at("11-23 12:00");
    CHECK(world.ask(of_order<Served>(1), when).reason().helps == "dispatch order");
    CHECK(world.ask(of_order<Cancelled>(1), when).reason().helps.empty());
    CHECK(world.ask(of_order<Transferred>(1), when).reason().helps.empty());
}

TEST_CASE("an order goes from issued over served and acked to on site, and may skip steps") {
    auto world = World::in(State::dispatched);
    CHECK(orders(world) == "1:issued");
    auto skipping = world;
    world.say(Served{}, at("11-23 11:00"));
    CHECK(orders(world) == "1:served");
    world.say(Acked{}, at("11-23 12:00"));
    CHECK(orders(world) == "1:acked");
    CHECK(world.verdict_of(Acked{}, at("11-23 13:00")) == "order_state 1 acked");
    Served formal;
    formal.how = Means::letter;
    formal.formal = true;
    world.say(formal, at("11-23 14:00"));
    CHECK(orders(world) == "1:acked");
    CHECK(clock_text(world.ticket.orders.front().served_at) == "11-23 11:00");
    CHECK(world.ticket.orders.front().served_how == Means::hand);
    world.say(Arrived{}, at("11-24 09:00"));
    world.say(Arrived{}, at("11-24 15:00"));
    CHECK(orders(world) == "1:on_site");
    CHECK(clock_text(world.ticket.orders.front().arrived_at) == "11-24 09:00");
    CHECK(world.verdict_of(Acked{}, at("11-24 16:00")) == "order_state 1 on_site");

    skipping.say(Acked{}, at("11-23 12:00"));
    skipping.say(Served{}, at("11-23 13:00"));
    CHECK(orders(skipping) == "1:acked");
}

TEST_CASE("a no-show needs an appointment that is still to come about") {
    auto world = World::in(State::dispatched);
    Arrived nobody;
    nobody.no_show = NoShow::contractor;
    const auto no = world.ask(nobody, at("11-24 10:00"));
    CHECK(verdict(no) == "no_appointment 1");
    CHECK(no.reason().helps == "dispatch appoint");
    world.say(window(at("11-24 09:00"), at("11-24 11:00")), at("11-23 11:00"));
    world.say(nobody, at("11-24 11:30"));
    CHECK(world.verdict_of(nobody, at("11-24 12:00")) == "no_appointment 1");
}

TEST_CASE("returning, cancelling: the ticket goes back only when no order is left open or done") {
    auto one_done = World::in(State::in_progress);
    one_done.say(order_due(at("11-28 18:00")), at("11-24 11:00"));
    one_done.say(of_order(1, finished()), at("11-24 12:00"));
    CHECK(orders(one_done) == "1:done 2:issued");
    one_done.say(Returned{}, at("11-24 13:00"));
    CHECK(one_done.state() == "in_progress");

    auto two = with_two_orders();
    two.say(of_order<Returned>(1), at("11-23 11:00"));
    CHECK(two.state() == "dispatched");
    two.say(Cancelled{}, at("11-23 12:00"));
    CHECK(two.state() == "accepted");
    CHECK(orders(two) == "1:returned 2:cancelled");
    CHECK(clock_text(two.ticket.orders[0].ended_at) == "11-23 11:00");

    auto started = World::in(State::in_progress);
    started.say(Cancelled{}, at("11-24 13:00"));
    CHECK(started.state() == "accepted");
    CHECK_FALSE(started.ticket.started_at.has_value());
    CHECK(started.verdict_of(Cancelled{}, at("11-24 13:00")) == "wrong_state");

    const auto late = World::in(State::in_progress);
    CHECK(late.verdict_of(Returned{}, at("11-24 10:00")) == "before_state");
}

TEST_CASE("a transfer ends the order and makes a new one; an order's party never changes") {
    auto world = World::in(State::in_progress);
    Transferred asked;
    asked.party_id = {22};
    asked.person = person(42);
    world.say(asked, at("11-24 11:00"));
    CHECK(world.state() == "in_progress");
    CHECK(orders(world) == "1:transferred 2:issued");
    CHECK(world.ticket.orders[0].party_id == k_party);
    const auto& second = world.ticket.orders[1];
    CHECK(second.party_id == PartyId{22});
    CHECK(second.person_id == PersonId{42});
    CHECK(second.replaces == 1);
    CHECK(second.task == "find and mend");
    CHECK(clock_text(second.due_at) == "11-27 18:00");
    asked.task = "only the pipe";
    asked.due_at = at("11-30 18:00");
    world.say(asked, at("11-24 12:00"));
    CHECK(world.ticket.orders[2].task == "only the pipe");
    CHECK(clock_text(world.ticket.orders[2].due_at) == "11-30 18:00");
}

TEST_CASE(
    "during a hold orders are issued, transferred, returned and cancelled, and resume finds its state") {
    struct Case {
        State held_in;
        std::string acts;
        std::string after;
    };
    const std::vector<Case> cases = {
        {State::accepted, "", "accepted"},
        {State::accepted, "order", "dispatched"},
        {State::dispatched, "", "dispatched"},
        {State::dispatched, "return", "accepted"},
        {State::dispatched, "cancel", "accepted"},
        {State::dispatched, "transfer", "dispatched"},
        {State::in_progress, "", "in_progress"},
        {State::in_progress, "return", "accepted"},
        {State::in_progress, "transfer", "in_progress"},
    };
    for (const auto& each : cases) {
        CAPTURE(std::string(code_of(each.held_in)));
        CAPTURE(each.acts);
        auto world = World::in(each.held_in);
        Held held;
        held.reason = "weather";
        held.review_at = at("11-27 18:00");
        world.say(held, at("11-24 11:00"));
        const auto when = at("11-24 12:00");
        if (each.acts == "order") {
            world.say(order_due(at("11-28 18:00")), when);
        } else if (each.acts == "return") {
            world.say(Returned{}, when);
        } else if (each.acts == "cancel") {
            world.say(Cancelled{}, when);
        } else if (each.acts == "transfer") {
            world.say(Transferred{}, when);
        }
        CHECK(world.state() == "on_hold");
        CHECK(world.next() == "review 11-27 18:00");
        world.say(Resumed{}, at("11-25 09:00"));
        CHECK(world.state() == each.after);
        CHECK((each.after != "accepted" || running_clock(world.ticket, Clock::dispatch) != nullptr));
    }
}

TEST_CASE("a hold is taken up again to a done order as work in progress") {
    auto world = World::in(State::in_progress);
    world.say(of_order(1, finished()), at("11-24 11:00"));
    Held held;
    held.reason = "observation";
    held.review_at = at("11-27 18:00");
    world.say(held, at("11-24 12:00"));
    world.say(Resumed{}, at("11-27 12:00"));
    CHECK(world.state() == "in_progress");
    world.say(finished(), at("11-27 13:00"));
    CHECK(world.state() == "completed");
}
