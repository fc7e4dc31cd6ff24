// Who may be forgotten, by whom, and from which day on.
#include "aftercare/core/operations/forget.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

const Actor k_anybody{.name = "Li Na", .role = {}, .register_empty = true};
const Actor k_manager{.name = "Li Na", .role = StaffRole::manager, .register_empty = false};
const Actor k_desk{.name = "Chen Jing", .role = StaffRole::desk, .register_empty = false};
const Actor k_stranger{.name = "Zhao", .role = {}, .register_empty = false};

using PeoplePlaces = std::vector<PersonPlace>;

Decided<Forgotten> forget(const PeoplePlaces& places, const Actor& actor = k_manager,
                          const Actor& approver = k_manager, bool named = false) {
    return decide(Forgotten{{12}, "asked for it", {}},
                  ForgetFacts{shipped_policy(), actor, {at("11-24 09:00"), at("11-24 09:00")}, places, named},
                  approver);
}

/// `owner 3-1-1201 -, contact AC-2026-000001 2031-11-22`.
std::string needed(const PeoplePlaces& places) {
    const auto decided = forget(places);
    std::string text;
    for (const auto& place : decided ? std::vector<NeededPlace>{} : decided.reason().places) {
        text += (text.empty() ? "" : ", ") + std::string(code_of(place.as)) + " " + place.subject + " " +
                (place.free_on ? format_day(*place.free_on) : "-");
    }
    return text;
}

PersonPlace ended(Standing as, std::string subject, Instant when) {
    return {as, std::move(subject), when, {}};
}

}  // namespace

TEST_CASE("a manager forgets, or approves; nobody is checked while nobody is registered") {
    CHECK(verdict(forget({})) == "ok");
    CHECK(verdict(forget({}, k_anybody, k_anybody)) == "ok");
    CHECK(verdict(forget({}, k_desk, k_manager)) == "ok");
    CHECK(verdict(forget({}, k_desk, k_desk)) == "approver_not_manager Chen Jing manager");
    CHECK(verdict(forget({}, k_stranger, k_manager)) == "unlisted_actor Zhao");
}

TEST_CASE("the reason may not name whom it makes forgotten") {
    CHECK(verdict(forget({}, k_manager, k_manager, true)) == "words_name_them 12");
}

TEST_CASE("what goes on needs its people, without a day") {
    const PeoplePlaces places = {{Standing::owner, "3-1-1201", {}, {}},
                                 {Standing::contact, "AC-2026-000001", {}, {}},
                                 {Standing::spokesperson, "AC-G1", {}, {}}};
    CHECK(verdict(forget(places)) == "person_in_use 12");
    CHECK(needed(places) == "owner 3-1-1201 -, contact AC-2026-000001 -, spokesperson AC-G1 -");
}

TEST_CASE("what has ended needs them for as long as its record is kept") {
    const PeoplePlaces recent = {ended(Standing::contact, "AC-2026-000001", at("11-22 18:00"))};
    CHECK(verdict(forget(recent)) == "person_kept 12");
    CHECK(needed(recent) == "contact AC-2026-000001 2031-11-21");
    CHECK(forget(recent).reason().free_on == parse_day("2031-11-21"));
    const auto last_day = at("11-24 18:00") - Seconds{1825 * k_24_hours.count};
    CHECK(verdict(forget({ended(Standing::contact, "AC-2021-000001", last_day)})) == "ok");
    CHECK(verdict(forget({ended(Standing::contact, "AC-2021-000001", last_day + k_24_hours)})) ==
          "person_kept 12");
}

TEST_CASE("a formal notice and a back-charge need them until their limitation is over") {
    const auto served = at("11-24 09:00") - Seconds{365 * k_24_hours.count};
    CHECK(needed({ended(Standing::formal, "AC-2025-000001", served)}) == "formal AC-2025-000001 2028-11-25");
    PersonPlace charge = {Standing::party, "AC-C1", {}, parse_day("2026-11-24")};
    CHECK(needed({charge}) == "party AC-C1 -");
    charge.ended_at = at("11-20 09:00");
    CHECK(needed({charge}) == "party AC-C1 2026-11-25");
    charge.limitation_on = parse_day("2026-11-23");
    CHECK(verdict(forget({charge})) == "ok");
}

TEST_CASE("all reasons are told, each once, the last to end first") {
    CHECK(needed({ended(Standing::contact, "AC-2026-000001", at("11-20 09:00")),
                  ended(Standing::contact, "AC-2026-000002", at("11-22 09:00")),
                  ended(Standing::contact, "AC-2026-000001", at("11-20 09:00")),
                  {Standing::owner, "3-1-1201", {}, {}}}) ==
          "owner 3-1-1201 -, contact AC-2026-000002 2031-11-21, contact AC-2026-000001 2031-11-19");
}
