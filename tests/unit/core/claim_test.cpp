// What replacing an order cost, how strong the proof of its default is, and whether an order followed in
// writing.
#include "aftercare/core/claim.hpp"

#include "tests/unit/core/operations/charges.hpp"

using namespace testing;

namespace {

std::string weak(const World& world) {
    return std::string(weak_proof(world.ticket, *find_order(world.ticket, 1)));
}

}  // namespace

TEST_CASE("the claim is what the orders cost that replaced the defaulted one, and those that replaced them") {
    auto world = defaulted_world();
    world.say(spent(1, 99), at("12-02 10:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{42050});
    world.say(given_up(2), at("12-02 11:00"));
    world.say(replacement(2, k_third_party), at("12-02 12:00"));
    world.say(spent(3, 1), at("12-02 13:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{42051});
    CHECK(claim_of(world.ticket, 2) == Fen{1});
    CHECK(claim_of(world.ticket, 3) == Fen{0});
    CHECK(claim_of(world.ticket, 7) == Fen{0});
}

TEST_CASE("coordination costs nothing") {
    auto world = World::in(State::dispatched);
    world.say(given_up(1), at("12-01 10:00"));
    auto other = replacement(1);
    other.kind = OrderKind::coordination;
    world.say(other, at("12-01 10:10"));
    world.say(spent(2, 42050), at("12-02 10:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{0});
}

TEST_CASE("the proof is weak without a formal service, or before the time to mend it had passed") {
    CHECK(weak(defaulted_world()).empty());
    CHECK(weak(defaulted_world(Served{})) == "no-formal-service");
    CHECK(weak(defaulted_world(std::nullopt)) == "no-formal-service");
    auto early = World::in(State::dispatched);
    early.say(formal(), at("11-24 11:00"));
    CHECK(clock_text(early.ticket.orders.front().cure_by) == "12-01 11:00");
    early.say(given_up(1), at("12-01 10:59"));
    CHECK(weak(early) == "cure-not-passed");
    auto just = World::in(State::dispatched);
    just.say(formal(), at("11-24 11:00"));
    just.say(given_up(1), at("12-01 11:00"));
    CHECK(weak(just).empty());
}

TEST_CASE("an urgent defect is to be mended at once; an emergency needs no notice") {
    auto urgent = World::opened();
    urgent.say(first_triage("leak", Urgency::urgent), at("11-23 10:00"));
    urgent.say(order_due(at("11-24 18:00")), at("11-23 10:10"));
    urgent.say(formal(), at("11-23 11:00"));
    CHECK(clock_text(urgent.ticket.orders.front().formal_at) == "11-23 11:00");
    CHECK_FALSE(urgent.ticket.orders.front().cure_by);
    urgent.say(given_up(1), at("11-23 11:00"));
    CHECK(weak(urgent).empty());
    auto emergency = defaulted_world(std::nullopt);
    emergency.say(in_an_emergency(), at("12-02 11:00"));
    CHECK(weak(emergency).empty());
}

TEST_CASE("what was entered long after it happened proves itself only with a file") {
    const auto served = [](Served service, const char* entered) {
        auto world = World::in(State::dispatched);
        world.say(service, at("11-23 11:00"), at(entered));
        world.say(given_up(1), at("12-01 10:00"));
        return weak(world);
    };
    CHECK(served(formal(Means::hand), "11-26 11:00").empty());
    CHECK(served(formal(Means::hand), "11-26 11:01") == "entered-late");
    auto proved = formal();
    proved.proved = true;
    CHECK(served(proved, "12-20 11:00").empty());
    auto emergency = defaulted_world(std::nullopt);
    emergency.say(in_an_emergency(), at("12-02 11:00"), at("12-05 11:01"));
    CHECK(weak(emergency) == "entered-late");
    CHECK(emergency.journal.back().event == TicketEvent([] {
              auto late = in_an_emergency();
              late.entered_late = true;
              return late;
          }()));
    auto lax = World::in(State::dispatched);
    lax.policy.proof_entry_days = 30;
    lax.say(formal(), at("11-23 11:00"), at("12-20 11:00"));
    CHECK_FALSE(lax.ticket.orders.front().formal_late);
}

TEST_CASE("a service repeated never makes a proof weaker, and a proved one makes up for one entered late") {
    auto late = formal(Means::hand);
    auto twice = World::in(State::dispatched);
    twice.say(formal(), at("11-23 11:00"));
    twice.say(formal(), at("11-28 11:00"));
    twice.say(late, at("11-23 10:30"), at("11-30 11:00"));
    twice.say(given_up(1), at("12-01 10:00"));
    CHECK(weak(twice).empty());
    auto mended = World::in(State::dispatched);
    mended.say(late, at("11-23 11:00"), at("11-29 11:00"));
    auto proved = formal();
    proved.proved = true;
    mended.say(proved, at("11-23 12:00"), at("11-29 11:30"));
    CHECK(clock_text(mended.ticket.orders.front().formal_at) == "11-23 12:00");
    mended.say(late, at("11-23 11:00"), at("11-29 11:40"));
    mended.say(given_up(1), at("12-01 10:00"));
    CHECK(weak(mended).empty());
}

TEST_CASE("a notice repeated after a reopening is judged by the order's own cycle") {
    auto world = defaulted_world(std::nullopt);
    world.say(in_an_emergency(), at("12-02 11:00"));
    world.say(finished(), at("12-02 12:00"));
    world.say(Verified{}, at("12-02 13:00"));
    world.say(Reopened{"drips again", {}}, at("12-10 09:00"));
    CHECK_FALSE(world.ticket.emergency_start);
    CHECK(weak(world).empty());
    world.say(order_due(at("12-20 18:00")), at("12-10 10:00"));
    world.say(given_up(3), at("12-11 10:00"));
    CHECK(weak_proof(world.ticket, *find_order(world.ticket, 3)) == "no-formal-service");
}

TEST_CASE("an order that was given by phone is late in writing once its clock is past") {
    auto world = World::in(State::accepted);
    auto asked = order_due(at("11-27 18:00"));
    asked.phone_first = true;
    world.say(asked, at("11-23 10:10"));
    const auto& order = world.ticket.orders.front();
    CHECK(clock_text(written_order_due(world.ticket, order)) == "11-23 12:10");
    CHECK_FALSE(is_written_late(world.ticket, order, at("11-23 12:10")));
    CHECK(is_written_late(world.ticket, order, at("11-23 12:11")));
    auto served = world;
    served.say(Served{}, at("11-23 12:00"));
    CHECK_FALSE(is_written_late(served.ticket, served.ticket.orders.front(), at("11-30 12:00")));
    world.say(Served{}, at("11-23 13:00"));
    CHECK(is_written_late(world.ticket, world.ticket.orders.front(), at("11-23 13:00")));
    CHECK_FALSE(written_order_due(World::in(State::dispatched).ticket,
                                  World::in(State::dispatched).ticket.orders.front()));
}
