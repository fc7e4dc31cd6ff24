// Repeats: how a ticket is linked to an earlier one of the same thing.
#include "aftercare/core/thing.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string link(const std::string& category, std::optional<Instant> completed_at,
                 std::string_view received) {
    const Earlier earlier{.id = {7},
                          .number = "AC-2026-000007",
                          .category = category,
                          .completed_at = completed_at,
                          .over_at = at("01-10 12:00")};
    const auto found = link_to(shipped_policy(), earlier, at(received));
    REQUIRE(found.follows == TicketId{7});
    return found.is_repeat ? "repeat" : "follows";
}

}  // namespace

TEST_CASE("a repeat comes within the policy's days of the repair; what comes later only follows") {
    const auto done = at("01-10 12:00");
    CHECK(link("finish", done, "02-09 12:00") == "repeat");
    CHECK(link("finish", done, "02-09 12:01") == "follows");
    CHECK(link("leak", done, "04-10 12:00") == "repeat");
    CHECK(link("leak", done, "04-10 12:01") == "follows");
    CHECK(link("finish", std::nullopt, "01-11 12:00") == "follows");
    CHECK(link_to(shipped_policy(), std::nullopt, done) == EarlierLink{});
}

TEST_CASE("the thing of a ticket is its place, element, defect and location") {
    const auto world = World::opened();
    const auto thing = thing_of(world.ticket);
    CHECK(thing.unit_id == k_unit);
    CHECK(thing.element == "wet-room");
    CHECK(thing.defect == "leak");
    CHECK(thing == thing_of(report().report));
}
