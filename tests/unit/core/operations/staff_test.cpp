#include <doctest/doctest.h>

#include "aftercare/core/operations/registry.hpp"
#include "tests/support/world.hpp"

using namespace aftercare;
using namespace testing;

namespace {

const Actor k_li{.name = "Li Na", .role = StaffRole::manager, .register_empty = false};

std::vector<StaffMember> department() {
    return {{{1}, "Li Na", StaffRole::manager, "li@example.com", "", {}},
            {{2}, "Chen Jing", StaffRole::desk, "", "chen", {}},
            {{3}, "Sun Yu", StaffRole::manager, "", "", {}}};
}

std::optional<Day> left_day(std::string_view text) {
    return day_of(at(text));
}

std::string verdict_of(const StaffAmended& asked, const std::vector<StaffMember>& staff, std::size_t member,
                       const Actor& actor = k_li) {
    return verdict(decide(asked, staff.at(member), staff, actor));
}

Actor gone() {
    auto chen = department()[1];
    chen.left_on = left_day("11-24 00:00");
    return actor_of(chen, at("11-24 00:00"));
}

}  // namespace

TEST_CASE("an amendment says what is new, and nothing when nothing is") {
    const auto staff = department();
    StaffAmended asked{.role = StaffRole::desk, .email = "c@example.com", .os_user = "chen", .left_on = {}};
    const auto decided = decide(asked, staff[1], staff, k_li);
    REQUIRE(decided);
    CHECK(*decided == StaffAmended{.role = {}, .email = "c@example.com", .os_user = {}, .left_on = {}});
    asked.email = "";
    asked.came_back = true;
    CHECK(*decide(asked, staff[1], staff, k_li) == StaffAmended{});
}

TEST_CASE("who left on a day is gone from its 00:00 on, and comes back") {
    auto chen = department()[1];
    apply(chen, {}, StaffAmended{.role = {}, .email = {}, .os_user = {}, .left_on = left_day("11-24 00:00")});
    CHECK(chen.left_on == left_day("11-24 00:00"));
    CHECK_FALSE(left_at(chen, at("11-23 23:59:59")));
    CHECK(left_at(chen, at("11-24 00:00")) == at("11-24 00:00"));
    CHECK(left_at(chen, at("12-24 09:00")) == at("11-24 00:00"));
    CHECK_FALSE(actor_of(chen, at("11-23 23:59:59")).left_at);
    apply(chen, {}, StaffAmended{.role = StaffRole::engineer, .email = {}, .os_user = {}, .left_on = {}});
    CHECK(chen.left_on == left_day("11-24 00:00"));
    StaffAmended back;
    back.came_back = true;
    apply(chen, {}, back);
    CHECK_FALSE(chen.left_on);
}

TEST_CASE("neither the last one nor the last manager leaves") {
    auto staff = department();
    StaffAmended leaves;
    leaves.left_on = left_day("11-24 00:00");
    CHECK(verdict_of(leaves, staff, 0) == "ok");
    CHECK(verdict_of(leaves, staff, 1) == "ok");
    // Whoever has a day of leaving is not there to stay, however late it is.
    staff[2].left_on = left_day("12-24 00:00");
    CHECK(verdict_of(leaves, staff, 0) == "last_manager Li Na");
    CHECK(verdict_of(leaves, staff, 1) == "ok");
    auto handed_over = leaves;
    handed_over.role = StaffRole::desk;
    CHECK(verdict_of(handed_over, staff, 0) == "last_manager Li Na");
    staff[1].left_on = left_day("11-20 00:00");
    CHECK(verdict_of(leaves, staff, 0) == "last_of_staff Li Na");
    CHECK(verdict_of(handed_over, staff, 0) == "last_of_staff Li Na");
    CHECK(verdict_of(leaves, staff, 0, gone()) == "actor_left Chen Jing");
}

TEST_CASE("the last manager becomes nothing else") {
    auto staff = department();
    StaffAmended demoted;
    demoted.role = StaffRole::desk;
    CHECK(verdict_of(demoted, staff, 0) == "ok");
    staff[2].role = StaffRole::desk;
    CHECK(verdict_of(demoted, staff, 0) == "last_manager Li Na");
    demoted.role = StaffRole::manager;
    CHECK(verdict_of(demoted, staff, 0) == "ok");
}

TEST_CASE("who has left may do nothing that is entered now, whenever it happened") {
    auto world = World::in(State::accepted);
    world.actor = gone();
    CHECK(world.verdict_of(Noted{}, at("11-23 09:30"), at("11-25 09:00")) == "actor_left Chen Jing");
    CHECK(world.ask(Noted{}, at("11-25 09:00")).reason().since == at("11-24 00:00"));
    CHECK(verdict(Decided<int>(*refuse_actor(world.actor, StaffRole::manager))) == "actor_left Chen Jing");
}

TEST_CASE("who has left is neither given work nor approves") {
    auto world = World::in(State::accepted);
    world.actor = k_li;
    world.approver = gone();
    CHECK(world.verdict_of(Assigned{"Chen Jing"}, at("11-25 09:00")) == "chosen_left Chen Jing");
    CHECK(world.verdict_of(Forced{}, at("11-25 09:00")) == "chosen_left Chen Jing");
    world.approver = {.name = "Wu", .role = {}, .register_empty = false};
    CHECK(world.verdict_of(Assigned{"Wu"}, at("11-25 09:00")) == "unlisted_actor Wu");
    world.approver.register_empty = true;
    CHECK(world.verdict_of(Assigned{"Wu"}, at("11-25 09:00")) == "ok");
}
