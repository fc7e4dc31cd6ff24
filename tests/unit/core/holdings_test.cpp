// What an aggregate holds alone, and what it rests on.
#include "aftercare/core/holdings.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace aftercare;

namespace {

bool has(const std::vector<Holding>& holdings, const Holding& one) {
    return std::find(holdings.begin(), holdings.end(), one) != holdings.end();
}

}  // namespace

TEST_CASE("units and parties hold their names") {
    Unit unit;
    unit.id = {1};
    unit.project_id = {2};
    unit.phase = "II";
    unit.name = "3-1-1201";
    const auto before = unit;
    CHECK(gained(before, unit).empty());
    unit.name = "3-1-1202";
    CHECK(gained(before, unit) ==
          std::vector{Holding{.kind = HoldingKind::unit_name, .key = 2, .name = "3-1-1202", .within = "II"}});
    Party anju;
    anju.name = "Anju";
    auto other = anju;
    other.name = "Other";
    CHECK(gained(anju, other) == std::vector{Holding{.kind = HoldingKind::party_name, .name = "Other"}});
}

TEST_CASE("a ticket rests on the units, parties, tickets and staff that it names at any depth") {
    Ticket before;
    before.id = {1};
    auto after = before;
    after.unit_id = UnitId{3};
    after.source_unit_id = UnitId{4};
    after.follows = TicketId{5};
    after.handler = "Li Na";
    after.orders.emplace_back().party_id = {6};
    const auto rests = gained(before, after);
    CHECK(rests.size() == 5);
    CHECK(has(rests, {.kind = HoldingKind::unit, .key = 3}));
    CHECK(has(rests, {.kind = HoldingKind::unit, .key = 4}));
    CHECK(has(rests, {.kind = HoldingKind::ticket, .key = 5}));
    CHECK(has(rests, {.kind = HoldingKind::party, .key = 6}));
    CHECK(has(rests, {.kind = HoldingKind::staff, .name = "Li Na"}));
}

TEST_CASE("an imported ticket has its key of the other system unless it is void") {
    Ticket ticket;
    ticket.source = "old";
    ticket.source_id = "4711";
    const Holding key{.kind = HoldingKind::import_key, .name = "4711", .within = "old"};
    CHECK(has(holdings_of(ticket), key));
    ticket.state = State::voided;
    CHECK_FALSE(has(holdings_of(ticket), key));
}

TEST_CASE("a group has its members until it is dismissed, a back-charge its costs until it is waived") {
    Group group;
    group.lead = "Li Na";
    group.members = {{.n = 1, .ticket_id = {7}, .joined_at = {}, .answered_at = {}}};
    const Holding member{.kind = HoldingKind::membership, .key = 7};
    CHECK(has(holdings_of(group), member));
    CHECK(has(holdings_of(group), {.kind = HoldingKind::staff, .name = "Li Na"}));
    group.state = GroupState::dismissed;
    CHECK_FALSE(has(holdings_of(group), member));
    Charge charge;
    charge.ticket_id = {7};
    charge.order_k = 2;
    charge.costs = "1,3";
    const Holding cost{.kind = HoldingKind::cost, .key = 7, .n = 3, .order_k = 2};
    CHECK(has(holdings_of(charge), cost));
    charge.state = ChargeState::waived;
    CHECK_FALSE(has(holdings_of(charge), cost));
}
