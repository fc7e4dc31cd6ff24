// The contract of a party for a project: one, of which each saying changes what it names.
#include <doctest/doctest.h>

#include "aftercare/core/operations/registry.hpp"

using namespace aftercare;

TEST_CASE("what a contract is said to be changes, the rest and its beginning stay") {
    Party party;
    PartyContracted first;
    first.project_id = {1};
    first.settlement = Fen{100};
    first.scope = "roof";
    first.buildings = "3,5";
    apply(party, {{1000}, {1000}, "Li Na"}, first);

    PartyContracted later;
    later.project_id = {1};
    later.retention = Fen{3};
    later.release_on = Day{20'000};
    later.buildings = "";
    apply(party, {{2000}, {2000}, "Li Na"}, later);
    REQUIRE(party.contracts.size() == 1);
    const auto& contract = party.contracts.front();
    CHECK(contract.contracted_at == Instant{1000});
    CHECK(contract.settlement == Fen{100});
    CHECK(contract.retention == Fen{3});
    CHECK(contract.release_on == Day{20'000});
    CHECK(contract.scope == "roof");
    CHECK(contract.buildings.empty());

    later.project_id = {2};
    apply(party, {{3000}, {3000}, "Li Na"}, later);
    REQUIRE(party.contracts.size() == 2);
    CHECK(party.contracts.back().n == 2);
    CHECK(party.contracts.back().contracted_at == Instant{3000});
    CHECK(party.contracts.front().n == 1);
}
