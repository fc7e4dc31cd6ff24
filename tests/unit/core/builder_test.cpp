// Who built a part of the works: of the contracts that fit it, the one that names most of it.
#include "aftercare/core/builder.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

constexpr ProjectId k_east{1};
constexpr ProjectId k_west{2};

struct Signed {
    std::int64_t party;
    PartyKind kind;
    std::int64_t at;
    std::string scope;
    std::vector<std::string> buildings;
    ProjectId project = k_east;
};

Builders builders_of(const std::vector<Signed>& contracts) {
    std::vector<BuildingContract> all;
    for (const auto& each : contracts) {
        all.push_back({.party_id = {each.party},
                       .party_kind = each.kind,
                       .n = 1,
                       .project_id = each.project,
                       .contracted_at = {each.at},
                       .scope = read_scope(each.scope),
                       .buildings = each.buildings});
    }
    return Builders(all);
}

/// The party's number; 0 for nobody.
std::int64_t built_by(const Builders& builders, const BuiltPart& part) {
    const auto* contract = builder_of(builders, part);
    return contract == nullptr ? 0 : contract->party_id.value;
}

constexpr auto k_contractor = PartyKind::contractor;

/// 1 built all, 2 building 3, 3 the roofs, 4 the roofs of building 3, 5 the doors everywhere, 6 answers for
/// leaks of wet rooms, 7 built wet rooms of building 3.
const Builders k_estate = builders_of({{1, k_contractor, 10, "", {}},
                                       {2, k_contractor, 20, "", {"3", "5"}},
                                       {3, k_contractor, 30, "roof", {}},
                                       {4, k_contractor, 40, "window,roof", {"3"}},
                                       {5, PartyKind::supplier, 50, "door,window", {}},
                                       {6, k_contractor, 60, "wet-room:leak", {}},
                                       {7, k_contractor, 70, "wet-room", {"3"}}});

}  // namespace

TEST_CASE("the contract that names most of the part counts") {
    struct Case {
        BuiltPart part;
        std::int64_t party;
    };
    const Case cases[] = {
        {{k_east, "1", "ceiling", "leak"}, 1},    // nothing of it is named
        {{k_east, "3", "ceiling", "leak"}, 2},    // the building
        {{k_east, "5", "ceiling", "leak"}, 2},    // the second building of a list
        {{k_east, "5", "roof", "leak"}, 3},       // the element before the building
        {{k_east, "3", "roof", "leak"}, 4},       // both
        {{k_east, "3", "window", "broken"}, 4},   // both before the element
        {{k_east, "1", "window", "broken"}, 5},   // the element, of no contractor's
        {{k_east, "3", "door", "broken"}, 5},     // the element before the building, of no contractor's
        {{k_east, "3", "wet-room", "leak"}, 6},   // the defect before the building
        {{k_east, "3", "wet-room", "crack"}, 7},  // another defect
        {{k_east, "1", "wet-room", "crack"}, 1},  // another defect, and no more named
        {{k_east, "3", "wet-room", ""}, 7},       // a defect that is not known
        {{k_east, "", "roof", ""}, 3},            // a public area: no building
        {{k_east, "3", "", ""}, 2},               // an element that is not known
        {{k_east, "", "", ""}, 1},
        {{k_west, "3", "roof", "leak"}, 0},  // another project
    };
    for (const auto& each : cases) {
        CAPTURE(each.part.building);
        CAPTURE(each.part.element);
        CAPTURE(each.part.defect);
        CHECK(built_by(k_estate, each.part) == each.party);
    }
}

TEST_CASE("of contracts that name as much a contractor's counts, then the oldest") {
    const BuiltPart part{k_east, "3", "roof", "leak"};
    CHECK(built_by(builders_of({{1, PartyKind::property, 10, "roof", {}}, {2, k_contractor, 20, "roof", {}}}),
                   part) == 2);
    CHECK(built_by(builders_of({{1, k_contractor, 20, "roof", {}}, {2, k_contractor, 10, "roof", {}}}),
                   part) == 2);
    CHECK(built_by(builders_of({{2, k_contractor, 10, "roof", {}}, {1, k_contractor, 10, "roof", {}}}),
                   part) == 1);
    CHECK(built_by(builders_of({{2, PartyKind::supplier, 10, "roof", {}}, {1, k_contractor, 5, "", {"3"}}}),
                   part) == 2);
}

TEST_CASE("parties whose contracts name as much are all told of, each once") {
    const BuiltPart part{k_east, "3", "roof", "leak"};
    struct Case {
        std::vector<Signed> contracts;
        std::vector<std::int64_t> parties;
    };
    const Case cases[] = {
        {{}, {}},
        {{{1, k_contractor, 10, "roof", {}}}, {1}},
        {{{1, k_contractor, 20, "roof", {}}, {2, k_contractor, 10, "roof", {}}}, {2, 1}},
        {{{1, k_contractor, 10, "roof", {}}, {2, PartyKind::supplier, 5, "roof", {}}}, {1}},
        {{{1, PartyKind::property, 10, "roof", {}}, {2, PartyKind::supplier, 5, "roof", {}}}, {2, 1}},
        {{{1, k_contractor, 10, "roof", {}}, {1, k_contractor, 20, "roof", {}}}, {1}},
        {{{1, k_contractor, 10, "roof", {}}, {2, k_contractor, 5, "", {"3"}}}, {1}},
        {{{1, k_contractor, 10, "roof", {}}, {2, k_contractor, 20, "roof:leak", {}}}, {2}},
    };
    for (const auto& each : cases) {
        CAPTURE(&each - cases);
        const auto builders = builders_of(each.contracts);
        std::vector<std::int64_t> parties;
        for (const auto* contract : builders_of(builders, part)) {
            parties.push_back(contract->party_id.value);
        }
        CHECK(parties == each.parties);
    }
}

TEST_CASE("without contracts nobody built anything") {
    CHECK(built_by(builders_of({}), {k_east, "3", "roof", "leak"}) == 0);
    CHECK(built_by(builders_of({{1, k_contractor, 10, "", {}, k_west}}), {k_east, "3", "roof", "leak"}) == 0);
    CHECK(built_by(builders_of({{1, k_contractor, 10, "door", {}}}), {k_east, "3", "roof", "leak"}) == 0);
    CHECK(built_by(builders_of({{1, k_contractor, 10, "", {"4"}}}), {k_east, "3", "roof", "leak"}) == 0);
}

TEST_CASE("what a contract names is kept as it is read, each once") {
    CHECK(read_scope("").empty());
    CHECK(read_scope("roof,wet-room:leak") == std::vector<ScopeItem>{{"roof", ""}, {"wet-room", "leak"}});
    CHECK(written_scope({{"roof", ""}, {"wet-room", "leak"}, {"roof", ""}}) == "roof,wet-room:leak");
    CHECK(written_scope({}).empty());
    CHECK(read_buildings("3,5") == std::vector<std::string>{"3", "5"});
    CHECK(read_buildings("").empty());
    CHECK(written_buildings({"3", "5", "3"}) == "3,5");
}
