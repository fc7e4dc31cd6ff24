// What the rows of a policy do to warranty: classes, seasons, bonds, contracts, local rules.
#include <doctest/doctest.h>
#include <random>

#include "tests/unit/core/warranty_cases.hpp"

using namespace aftercare;
using namespace warranty_cases;

TEST_CASE("seasons of projects, within a year and over 29 February") {
    const auto policy = policy_with(
        "[[season]]\nname = \"heating\"\nfrom = \"10-20\"\nuntil = \"04-20\"\nproject = \"Harbin\"\n"
        "[[season]]\nname = \"cooling\"\nfrom = \"06-01\"\nuntil = \"09-15\"\n"
        "[[season]]\nname = \"cooling\"\nfrom = \"11-15\"\nuntil = \"02-29\"\nproject = \"South\"\n"
        "[[warranty]]\nid = \"cooling\"\nclass = \"equipment\"\nbase = \"completion\"\nkind = \"local\"\n"
        "seasons = 3\nseason = \"cooling\"\nsource = \"local rule\"\n");
    const auto until = [&](const char* project, const char* element, const char* completion) {
        const auto warranty = compute_warranty(
            policy, project, inputs_of({element, "broken", completion, "", "2020-01-01", ""}));
        return warranty.contractor_until ? format_day(*warranty.contractor_until) : "-";
    };
    CHECK(until("Harbin", "heating", "2025-10-20") == "2027-04-20");
    CHECK(until("P", "heating", "2025-10-20") == "2027-03-15");
    CHECK(until("P", "lift", "2026-06-01") == "2028-09-15");
    CHECK(until("P", "lift", "2026-06-02") == "2029-09-15");
    CHECK(until("South", "lift", "2025-11-15") == "2028-02-29");
    CHECK(until("South", "lift", "2026-11-15") == "2029-02-28");
}

TEST_CASE("the longer of statute and bond binds the contractor; a sales contract only the developer") {
    const auto policy = policy_with(
        "[[warranty]]\nid = \"bond\"\nclass = \"roof-leak\"\nbase = \"completion\"\nkind = \"bond\"\nyears = "
        "8\n"
        "source = \"bond 2024-017\"\nversion = \"2\"\nproject = \"East\"\n"
        "[[warranty]]\nid = \"short\"\nclass = \"roof-leak\"\nbase = \"completion\"\nkind = \"bond\"\nyears "
        "= 2\n"
        "source = \"bond\"\nproject = \"West\"\n"
        "[[warranty]]\nid = \"sale\"\nclass = \"roof-leak\"\nbase = \"completion\"\nkind = \"contract\"\n"
        "years = 10\nsource = \"sales contract\"\nproject = \"West\"\n"
        "[[warranty]]\nid = \"city\"\nclass = \"roof-leak\"\nbase = \"handover\"\nkind = \"local\"\nyears = "
        "6\n"
        "source = \"city rule\"\nproject = [\"South\", \"North\"]\nuse = \"shop\"\n");
    const WarrantyCase roof{"roof", "leak", "2016-03-10", "2017-03-09", "2023-03-09", ""};
    const auto of = [&](const char* project, std::optional<Use> use = Use::dwelling) {
        auto place = roof;
        place.use = use;
        return compute_warranty(policy, project, inputs_of(place));
    };
    CHECK(text(of("East")) == "owner 2024-03-10 covered, contractor 2024-03-10 covered");
    CHECK(text(of("West")) == "owner 2026-03-10 covered, contractor 2021-03-10 not-covered, gap");
    CHECK(text(of("South", Use::shop)) == "owner 2023-03-09 covered, contractor 2021-03-10 not-covered, gap");
    CHECK(text(of("South")) == "owner 2021-03-10 not-covered, contractor 2021-03-10 not-covered");
    const auto east = of("East");
    REQUIRE(east.terms.size() == 3);
    CHECK(term_of(east, "bond")->decides_owner);
    CHECK(term_of(east, "bond")->decides_contractor);
    CHECK(term_of(east, "bond")->source == "bond 2024-017");
    CHECK(term_of(east, "bond")->version == "2");
    CHECK_FALSE(term_of(east, "art-40-leak")->decides_contractor);
    CHECK_FALSE(term_of(east, "floor-roof")->for_contractor);
    const auto west = of("West");
    CHECK(term_of(west, "sale")->decides_owner);
    CHECK_FALSE(term_of(west, "sale")->for_contractor);
    CHECK(term_of(west, "art-40-leak")->decides_contractor);
}

TEST_CASE("each element and defect of the shipped lists has the class it should") {
    const auto class_of = [](const char* element, const char* defect) {
        const auto* found = warranty_class_of(shipped(), element, defect);
        return found == nullptr ? std::string() : found->code;
    };
    CHECK(class_of("roof", "leak") == "roof-leak");
    CHECK(class_of("wet-room", "leak") == "wet-room-leak");
    CHECK(class_of("external-wall", "leak") == "external-wall-leak");
    CHECK(class_of("window", "leak") == "external-wall-leak");
    CHECK(class_of("window", "broken") == "door-window");
    CHECK(class_of("internal-wall", "crack") == "finish");
    CHECK(class_of("floor", "hollow") == "finish");
    CHECK(class_of("wet-room", "broken") == "fittings");
    CHECK(class_of("wet-room", "blocked") == "blocked-pipe");
    CHECK(class_of("pipe", "leak") == "pipe-leak");
    CHECK(class_of("pipe", "noise") == "plumbing");
    CHECK(class_of("drain", "blocked") == "blocked-pipe");
    CHECK(class_of("electrical", "") == "electrical");
    CHECK(class_of("electrical", "broken") == "lamps");
    CHECK(class_of("heating", "leak") == "heating");
    CHECK(class_of("lift", "noise") == "equipment");
    CHECK(class_of("structure", "crack") == "structure");
    CHECK(class_of("other", "leak") == "");
    CHECK(class_of("", "leak") == "");
    CHECK(class_of("roof", "") == "");
}

TEST_CASE("adding a term never makes a side end earlier, nor takes its cover away") {
    std::mt19937 random(20261121);
    const auto up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    const auto some_day = [&]() -> std::optional<Day> {
        return up_to(4) == 0 ? std::nullopt : std::optional(Day{day("2015-01-01").number + up_to(4000)});
    };
    for (int i = 0; i < 2000; ++i) {
        CAPTURE(i);
        auto policy = shipped();
        const auto& of = policy.warranty_classes[static_cast<std::size_t>(
            up_to(static_cast<int>(policy.warranty_classes.size()) - 1))];
        const WarrantyInputs inputs{.element = {},
                                    .defect = {},
                                    .use = static_cast<Use>(up_to(2)),
                                    .completion_on = some_day(),
                                    .handover_on = some_day(),
                                    .tested_on = {day("2015-01-01").number + up_to(6000)},
                                    .noticed_on = {},
                                    .building_defect = up_to(1) == 1,
                                    .owner_altered = false};
        const auto before = compute_warranty(policy, "P", of, inputs);
        WarrantyTerm term{.id = "new",
                          .classes = {of.code},
                          .base = static_cast<TermBase>(up_to(1)),
                          .kind = static_cast<TermKind>(up_to(4)),
                          .years = 0,
                          .months = 0,
                          .seasons = 0,
                          .season = "heating",
                          .source = "s",
                          .version = {},
                          .projects = {},
                          .uses = {}};
        (up_to(2) == 0 ? term.years : up_to(1) == 0 ? term.months : term.seasons) = 1 + up_to(8);
        policy.warranty_terms.insert(
            policy.warranty_terms.begin() + up_to(static_cast<int>(policy.warranty_terms.size())), term);
        const auto after = compute_warranty(policy, "P", of, inputs);
        CHECK((!before.owner_until || *after.owner_until >= *before.owner_until));
        CHECK((!before.contractor_until || *after.contractor_until >= *before.contractor_until));
        CHECK((before.owner_cover != Cover::covered || after.owner_cover == Cover::covered));
        CHECK((before.contractor_cover != Cover::covered || after.contractor_cover == Cover::covered));
    }
}
