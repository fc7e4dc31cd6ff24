// Whose each hour of a ticket's life was, worked out by hand.
#include "aftercare/core/figures/delays.hpp"

#include <doctest/doctest.h>

#include "aftercare/support/format.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr PartyId k_utility{22};

struct AskedDelays {
    Period within{at("11-01 00:00"), at("2027-04-01 00:00")};
    Instant as_of = at("12-31 00:00");
    PartyKind kind = PartyKind::contractor;
};

constexpr auto k_names = enum_table<Delay, std::string_view>({{Delay::closed, "closed"},
                                                              {Delay::owner, "owner"},
                                                              {Delay::third, "third"},
                                                              {Delay::party, "party"},
                                                              {Delay::department, "department"}});

/// `department 1h20 party/1 47h…`: the spans in their order; they are without a gap.
std::string delays(const World& world, const AskedDelays& asked = {}) {
    const auto policies = world.policies();
    const Rules rules{.policies = policies,
                      .project = [](ProjectId) { return std::string_view("East"); },
                      .merged = world.merged,
                      .moved = {}};
    const auto facts = facts_of(world.ticket.id, world.journal, rules, asked.as_of);
    REQUIRE(facts);
    const auto kind_of = [&](PartyId id) { return id == k_utility ? PartyKind::utility : asked.kind; };
    std::string told;
    std::optional<Instant> last;
    for (const auto& span : delays_of(*facts, policies, kind_of, asked.within, asked.as_of)) {
        CHECK((!last || *last == span.span.from));
        last = span.span.until;
        const auto seconds = (span.span.until - span.span.from).count;
        told += told.empty() ? "" : " ";
        told += k_names[static_cast<std::size_t>(span.of)];
        told += span.order_k ? "/" + std::to_string(*span.order_k) : "";
        told += fmt::format(" {}:{:02}", seconds / k_hour.count, seconds % k_hour.count / k_minute.count);
    }
    return told;
}

Held held(std::string reason, Instant review) {
    Held held;
    held.reason = std::move(reason);
    held.review_at = review;
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    return held;
}

}  // namespace

TEST_CASE("the department has it until the order is served, and again once it is done") {
    // Received 11-23 09:00, served 10:20, done and closed on the 25th.
    auto world = World::in(State::in_progress);
    world.say(finished(), at("11-25 10:20"));
    CHECK(delays(world, {.as_of = at("11-25 12:20")}) == "department 1:20 party/1 48:00 department 2:00");
    CHECK(delays(world, {.as_of = at("11-25 12:20"), .kind = PartyKind::own_crew}) == "department 51:20");
    CHECK(delays(world, {.within = {at("11-23 10:00"), at("11-24 00:00")}}) ==
          "department 0:20 party/1 13:40");
    CHECK(delays(world, {.within = {at("11-01 00:00"), at("11-23 09:00")}}).empty());
}

TEST_CASE("the owner's holds go before others' and these before the order; a hold counts to its review") {
    auto world = World::in(State::in_progress);
    world.say(held("owner-asked", at("11-26 12:00")), at("11-25 12:00"));
    CHECK(delays(world, {.as_of = at("11-26 14:00")}) ==
          "department 1:20 party/1 49:40 owner 24:00 party/1 2:00");
    world.say(Resumed{}, at("11-25 18:00"));
    CHECK(delays(world, {.as_of = at("11-26 14:00")}) ==
          "department 1:20 party/1 49:40 owner 6:00 party/1 20:00");
    auto weather = World::in(State::in_progress);
    weather.say(held("weather", at("11-26 12:00")), at("11-25 12:00"));
    CHECK(delays(weather, {.as_of = at("11-26 14:00")}) ==
          "department 1:20 party/1 49:40 third 24:00 party/1 2:00");
    auto material = World::in(State::in_progress);
    material.say(held("material", at("11-26 12:00")), at("11-25 12:00"));
    CHECK(delays(material, {.as_of = at("11-26 14:00")}) == "department 1:20 party/1 75:40");
}

TEST_CASE("an order to a utility is the utility's time, whatever other order is open") {
    auto world = World::in(State::in_progress);
    auto coordination = order_due(at("12-01 18:00"));
    coordination.party_id = k_utility;
    coordination.kind = OrderKind::coordination;
    world.party_kind = [](PartyId id) {
        return std::optional(id == k_utility ? PartyKind::utility : PartyKind::contractor);
    };
    const auto ordered = world.say(coordination, at("11-25 09:00"));
    Served served;
    served.k = ordered.k;
    world.say(served, at("11-25 10:20"));
    CHECK(delays(world, {.as_of = at("11-25 12:20")}) == "department 1:20 party/1 48:00 third 2:00");
}

TEST_CASE("a reject gives the time after it to the party again, and what is closed in between to nobody") {
    auto world = World::in(State::completed);
    const auto done = world.ticket.completed_at.value();
    world.say(Rejected{}, done + Seconds{2 * k_hour.count});
    world.say(finished(), done + Seconds{5 * k_hour.count});
    const auto before = delays(world, {.as_of = done});
    CHECK(delays(world, {.as_of = done + Seconds{6 * k_hour.count}}) ==
          before + " department 2:00 party/1 3:00 department 1:00");
    auto closed = World::in(State::closed);
    const auto end = closed.ticket.closed_at.value();
    const auto until_closed = delays(closed);
    CHECK(delays(closed, {.within = {end, end + k_hour}}).empty());
    closed.say(Reopened{}, end + Seconds{10 * k_hour.count});
    CHECK(delays(closed, {.as_of = end + Seconds{11 * k_hour.count}}) ==
          until_closed + " closed 10:00 department 1:00");
}
