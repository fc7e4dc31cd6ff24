// Clusters: stacks, buildings, the test of chance, and what silences them.
#include "aftercare/core/clusters.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "aftercare/support/zone.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

Day day(const char* text) {
    return *parse_day(text);
}

/// A ledger being written down: units `building-entrance-room` and reports.
struct Estate {
    ClusterInputs inputs{
        .units = {}, .reports = {}, .groups = {}, .leaks = {"leak"}, .today = day("2026-06-30")};
    ClusterPolicy policy;

    UnitId unit(const std::string& building, const std::string& entrance, const std::string& room,
                std::int64_t project = 1, std::optional<Day> handover = std::nullopt) {
        for (const auto& each : inputs.units) {
            if (each.project_id.value == project && each.building == building && each.entrance == entrance &&
                each.room == room) {
                return each.id;
            }
        }
        const UnitId id{static_cast<std::int64_t>(inputs.units.size()) + 1};
        inputs.units.push_back({.id = id,
                                .project_id = {project},
                                .phase = {},
                                .building = building,
                                .entrance = entrance,
                                .room = room,
                                .handover_on = handover});
        return id;
    }
    TicketId report(UnitId unit, const char* on, const std::string& element = "ceiling",
                    const std::string& defect = "leak") {
        const TicketId id{static_cast<std::int64_t>(inputs.reports.size()) + 1};
        inputs.reports.push_back(
            {.ticket_id = id, .unit_id = unit, .element = element, .defect = defect, .received_on = day(on)});
        return id;
    }
    /// `stack 3-1-**01 3: 1 2 3; …`
    std::string found() const {
        std::string text;
        for (const auto& each : find_clusters(policy, inputs)) {
            text += (text.empty() ? "" : "; ") + std::string(code_of(each.scope)) + " " +
                    (each.place.empty() ? "-" : each.place) + " " + std::to_string(each.households) + ":";
            for (const auto id : each.tickets) {
                text += " " + std::to_string(id.value);
            }
        }
        return text;
    }
};

/// Three leaks above each other.
Estate stack_of_three() {
    Estate estate;
    for (const auto* room : {"1201", "1301", "1401"}) {
        estate.report(estate.unit("3", "1", room), "2026-06-20");
    }
    return estate;
}

}  // namespace

TEST_CASE("the floor is what stands before the last two digits") {
    CHECK(room_position("1201")->floor == 12);
    CHECK(room_position("1201")->position == "01");
    CHECK(room_position("301")->floor == 3);
    CHECK(room_position("10203")->floor == 102);
    CHECK(room_position("1201A")->position == "01A");
    for (const auto* none : {"", "A", "01", "B12", "1234567"}) {
        CHECK_FALSE(room_position(none).has_value());
    }
}

TEST_CASE("leaks are a cluster floor by floor in one stack") {
    CHECK(stack_of_three().found() == "stack 3-1-**01 3: 1 2 3");
    struct Case {
        std::vector<const char*> rooms;
        const char* found;
    };
    for (const auto& each : std::vector<Case>{
             {{"1201", "1301"}, ""},
             {{"1201", "1301", "1501"}, ""},
             {{"1201", "1301", "1402"}, ""},
             {{"1201", "1301", "1301", "1301"}, ""},
             {{"901", "1001", "1101"}, "stack 3-1-**01 3: 1 2 3"},
             {{"1401", "1201", "1301", "1601", "1701", "1801"},
              "stack 3-1-**01 3: 1 2 3; stack 3-1-**01 3: 4 5 6"},
         }) {
        Estate estate;
        for (const auto* room : each.rooms) {
            estate.report(estate.unit("3", "1", room), "2026-06-20");
        }
        CHECK(estate.found() == each.found);
    }
    Estate entrances;
    entrances.report(entrances.unit("3", "1", "1201"), "2026-06-20");
    entrances.report(entrances.unit("3", "2", "1301"), "2026-06-20");
    entrances.report(entrances.unit("3", "1", "1401"), "2026-06-20");
    CHECK(entrances.found().empty());
}

TEST_CASE("other defects are a cluster in one building") {
    Estate estate;
    estate.report(estate.unit("3", "1", "1201"), "2026-06-01", "external-wall", "crack");
    estate.report(estate.unit("3", "2", "202"), "2026-06-10", "external-wall", "crack");
    CHECK(estate.found().empty());
    estate.report(estate.unit("4", "1", "301"), "2026-06-11", "external-wall", "crack");
    estate.report(estate.unit("3", "1", "301"), "2026-06-12", "window", "crack");
    CHECK(estate.found().empty());
    estate.report(estate.unit("3", "1", "301"), "2026-06-12", "external-wall", "crack");
    CHECK(estate.found() == "building 3 3: 1 2 5");
    Estate stack;
    for (const auto* room : {"201", "801", "1501"}) {
        stack.report(stack.unit("3", "1", room), "2026-06-20", "window", "broken");
    }
    CHECK(stack.found() == "stack 3-1-**01 3: 1 2 3");
}

TEST_CASE("the window is thirty days, today included") {
    for (const auto& [on, found] : std::vector<std::pair<const char*, bool>>{
             {"2026-05-31", false}, {"2026-06-01", true}, {"2026-06-30", true}, {"2026-07-01", false}}) {
        auto estate = stack_of_three();
        estate.inputs.reports[1].received_on = day(on);
        CHECK(estate.found().empty() != found);
    }
}

TEST_CASE("households count, not reports") {
    auto estate = stack_of_three();
    estate.report(estate.unit("3", "1", "1201"), "2026-06-21");
    CHECK(estate.found() == "stack 3-1-**01 3: 1 2 3 4");
    estate.policy.households_min = 4;
    CHECK(estate.found().empty());
}

TEST_CASE("the Poisson tail agrees with tables, and keeps its digits where it is small") {
    CHECK(poisson_tail(0, 3) == 1);
    CHECK(poisson_tail(1, 0) == 0);
    CHECK(poisson_tail(1, 1) == doctest::Approx(0.6321205588));
    CHECK(poisson_tail(3, 0.5) == doctest::Approx(0.0143876780));
    CHECK(poisson_tail(5, 2) == doctest::Approx(0.0526530173));
    CHECK(poisson_tail(10, 1) == doctest::Approx(1.1142547833e-7).epsilon(1e-9));
    CHECK(poisson_tail(20, 0.1) == doctest::Approx(3.7431e-39).epsilon(1e-3));
    CHECK(poisson_tail(900, 1000) == doctest::Approx(0.9993).epsilon(1e-3));
    double before = 1;
    for (std::int64_t k = 1; k < 200; ++k) {
        const double tail = poisson_tail(k, 40);
        CHECK(tail <= before);
        before = tail;
    }
}

TEST_CASE("a project is tested against what is usual at its age") {
    Estate estate;
    // Project 1 was handed over a year before project 2: what it reported then is what is usual now.
    for (int i = 0; i < 100; ++i) {
        estate.unit("1", "", std::to_string(1000 + i), 1, day("2025-03-30"));
        estate.unit("1", "", std::to_string(1000 + i), 2, day("2026-05-30"));
    }
    // One household in the second month of its age; window: 30 days in the first month of project 2 and its
    // last day.
    estate.inputs.reports.clear();
    estate.report(estate.unit("1", "", "1000", 1), "2025-07-01", "door", "broken");
    for (int i = 0; i < 6; ++i) {
        estate.report(estate.unit("1", "", std::to_string(1010 + i * 7), 2), "2026-06-15", "door", "broken");
    }
    for (auto& unit : estate.inputs.units) {  // far apart, so that no building speaks
        unit.building = std::to_string(unit.id.value);
    }
    CHECK(estate.found().empty());  // of another age: nothing is known
    for (auto& unit : estate.inputs.units) {
        if (unit.project_id.value == 1) {
            unit.handover_on = day("2025-06-20");
        }
    }
    const auto found = find_clusters(estate.policy, estate.inputs);
    REQUIRE(found.size() == 1);
    CHECK(found[0].scope == ClusterScope::project);
    CHECK(found[0].project_id == ProjectId{2});
    CHECK(found[0].households == 6);
    REQUIRE(found[0].chance);
    // One case in the first month of age, in which 200 households lived 19 and 2 days of the base period; the
    // window has 29 such days of 100 households.
    const double expected = 1.0 * (100 * 29) / (100 * 19 + 100 * 2);
    CHECK(found[0].chance->expected == doctest::Approx(expected).epsilon(0.001));
    CHECK(found[0].chance->p == doctest::Approx(poisson_tail(6, found[0].chance->expected)));
    CHECK(found[0].chance->tests == 1);

    auto few = estate;
    few.inputs.reports.resize(4);
    CHECK(few.found().empty());  // three are not beyond chance
    auto strict = estate;
    strict.policy.expected_per_mille_min = 2000;
    CHECK(strict.found().empty());
    auto unknown = estate;
    for (auto& unit : unknown.inputs.units) {
        unit.handover_on.reset();
    }
    CHECK(unknown.found().empty());
}

TEST_CASE("a dismissed cluster is silent until it grows; a live group has what it has") {
    auto estate = stack_of_three();
    estate.inputs.groups.push_back({.id = {1}, .over = true, .tickets = {{1}, {2}, {3}}});
    CHECK(estate.found().empty());
    estate.report(estate.unit("3", "1", "1501"), "2026-06-21");
    CHECK(estate.found().empty());
    estate.report(estate.unit("3", "1", "1601"), "2026-06-21");
    CHECK(estate.found() == "stack 3-1-**01 5: 1 2 3 4 5");
    CHECK(find_clusters(estate.policy, estate.inputs)[0].new_households == 2);

    auto live = stack_of_three();
    live.inputs.groups.push_back({.id = {4}, .over = false, .tickets = {{1}, {2}, {3}}});
    CHECK(live.found().empty());
    live.report(live.unit("3", "1", "1501"), "2026-06-21");
    const auto found = find_clusters(live.policy, live.inputs);
    REQUIRE(found.size() == 1);
    CHECK(found[0].group_id == GroupId{4});
    CHECK(found[0].new_households == 1);
}
