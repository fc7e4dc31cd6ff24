// What triage and survey freeze of a warranty, and what they leave as it was.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Day warranty_day(std::string_view text) {
    const auto parsed = parse_day(text);
    REQUIRE(parsed);
    return *parsed;
}

/// The question of a dwelling completed in 2020 and handed over in 2026.
Warranty question() {
    Warranty asked;
    asked.inputs.use = Use::dwelling;
    asked.inputs.completion_on = warranty_day("2020-06-10");
    asked.inputs.handover_on = warranty_day("2026-06-10");
    asked.inputs.tested_on = warranty_day("2026-11-23");
    return asked;
}

Triaged triage_with_question() {
    auto triaged = first_triage();
    triaged.warranty = question();
    return triaged;
}

}  // namespace

TEST_CASE("the first triage freezes the warranty of what it makes of the ticket") {
    auto world = World::opened();
    const auto said = world.say(triage_with_question(), at("11-23 10:00"));
    REQUIRE(said.warranty);
    CHECK(said.warranty->warranty_class == "wet-room-leak");
    CHECK(said.warranty->inputs.element == "wet-room");
    CHECK(said.warranty->policy == 3);
    CHECK(said.warranty->terms.size() == 2);
    CHECK(world.ticket.warranty_class == "wet-room-leak");
    CHECK(world.ticket.owner_until == warranty_day("2027-06-10"));
    CHECK(world.ticket.contractor_until == warranty_day("2025-06-10"));
    CHECK(world.ticket.owner_cover == Cover::covered);
    CHECK(world.ticket.contractor_cover == Cover::not_covered);
    CHECK(world.ticket.warranty_gap);

    auto other = World::opened();
    auto asked = triage_with_question();
    asked.element = "pipe";
    asked.defect = "blocked";
    CHECK(other.say(asked, at("11-23 10:00")).warranty->warranty_class == "blocked-pipe");
    CHECK(other.ticket.owner_until == warranty_day("2026-08-10"));
    CHECK(other.ticket.owner_cover == Cover::not_covered);
}

TEST_CASE("without a question nothing is computed, and what was frozen stays") {
    auto world = World::opened();
    CHECK_FALSE(world.say(first_triage(), at("11-23 10:00")).warranty);
    CHECK(world.ticket.warranty_class.empty());
    CHECK_FALSE(world.ticket.owner_cover);

    auto frozen = World::opened();
    frozen.say(triage_with_question(), at("11-23 10:00"));
    Triaged later;
    later.element = "pipe";
    frozen.say(later, at("11-23 11:00"));
    CHECK(frozen.ticket.warranty_class == "wet-room-leak");
}

TEST_CASE("a later triage may have nothing but changed inputs to say") {
    auto world = World::opened();
    world.say(triage_with_question(), at("11-23 10:00"));
    CHECK(world.verdict_of(Triaged{}, at("11-23 11:00")) == "nothing_to_change");
    Triaged later;
    later.warranty = question();
    later.warranty->inputs.handover_on.reset();
    world.say(later, at("11-23 11:00"));
    CHECK(world.ticket.owner_until == warranty_day("2025-06-10"));
    CHECK(world.ticket.owner_cover == Cover::unknown);
    CHECK_FALSE(world.ticket.warranty_gap);
}

TEST_CASE("what is no repair and no complaint of quality has no warranty") {
    auto asked = report();
    asked.report.kind = Kind::enquiry;
    auto world = World::opened(asked);
    CHECK_FALSE(world.say(triage_with_question(), at("11-23 10:00")).warranty);
    CHECK(world.ticket.warranty_class.empty());
}

TEST_CASE("a survey that finds a defect of the building takes a class of use beyond its floor") {
    auto asked = report();
    asked.report.element = "drain";
    asked.report.defect = "blocked";
    auto world = World::opened(asked);
    auto triaged = triage_with_question();
    triaged.warranty->inputs.completion_on = warranty_day("2025-06-10");
    world.say(triaged, at("11-23 10:00"));
    CHECK(world.ticket.owner_cover == Cover::not_covered);
    world.say(order_due(at("11-27 18:00")), at("11-23 11:00"));
    Surveyed survey;
    survey.finding = "rubble in the trap";
    survey.liability = "contractor";
    survey.building_defect = true;
    survey.warranty = triaged.warranty;
    survey.warranty->inputs.building_defect = true;
    const auto said = world.say(survey, at("11-23 15:00"));
    CHECK(said.warranty->inputs.building_defect);
    CHECK(world.ticket.owner_until == warranty_day("2027-06-10"));
    CHECK(world.ticket.owner_cover == Cover::covered);
    CHECK(world.ticket.contractor_cover == Cover::covered);
}
