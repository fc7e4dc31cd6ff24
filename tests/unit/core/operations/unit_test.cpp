#include <doctest/doctest.h>

#include "aftercare/core/operations/registry.hpp"

using namespace aftercare;

namespace {

std::vector<std::int64_t> contacts_of(const Unit& unit) {
    std::vector<std::int64_t> ids;
    for (const auto& contact : unit.contacts) {
        CHECK(contact.n == static_cast<int>(ids.size()) + 1);
        ids.push_back(contact.person_id.value);
    }
    return ids;
}

}  // namespace

TEST_CASE("an owner comes with all of their numbers, and takes them along") {
    UnitAdded added;
    added.building = "1";
    added.room = "0102";
    added.section = "A";
    added.owner = Person{.id = {1}};
    added.owner_has_phone = true;
    added.contacts = {{.id = {2}}, {.id = {3}}};
    Unit unit;
    apply(unit, {}, added);
    CHECK(unit.name == "1-0102");
    CHECK(unit.section == "A");
    CHECK(contacts_of(unit) == std::vector<std::int64_t>{2, 3});

    UnitAmended batch;
    batch.batch = "first";
    batch.layout = "B2";
    apply(unit, {}, batch);
    CHECK(unit.batch == "first");
    CHECK(unit.layout == "B2");
    CHECK(unit.section == "A");
    CHECK(contacts_of(unit) == std::vector<std::int64_t>{2, 3});

    UnitAmended sold;
    sold.owner = Person{.id = {4}};
    sold.contacts = {{.id = {5}}};
    apply(unit, {}, sold);
    CHECK(unit.owner_id == PersonId{4});
    CHECK_FALSE(unit.owner_has_phone);
    CHECK(contacts_of(unit) == std::vector<std::int64_t>{5});
}
