// Group complaints: who may form one, who may join, statement, answers, dismissal.
#include "aftercare/core/operations/group.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

const Actor k_group_anybody{.name = "Li Na", .role = {}, .register_empty = true};
const Actor k_group_desk{.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
const Actor k_group_stranger{.name = "Zhao", .role = {}, .register_empty = false};

GroupCandidate ticket(std::int64_t n, State state = State::accepted) {
    return {.id = {n},
            .number = "AC-2026-00000" + std::to_string(n),
            .state = state,
            .received_at = at("11-23 09:00"),
            .live_group = {}};
}

GroupFacts facts(std::string_view time = "11-24 09:00", const Actor& actor = k_group_anybody) {
    return {actor, {at(time), at(time)}};
}

Stamp stamp(std::string_view time) {
    return {at(time), at(time), "Li Na"};
}

/// A group of tickets 1 and 2, formed Tuesday 09:00.
Group formed() {
    Group group;
    group.id = {1};
    apply(group, stamp("11-24 09:00"),
          *decide(GroupFormed{}, facts(), k_group_anybody, {ticket(1), ticket(2)}));
    return group;
}

GroupAnswered group_answer() {
    GroupAnswered said;
    said.words = "the roof is mended in May";
    return said;
}

void say_answer(Group& group, std::int64_t n, std::string_view time) {
    const auto decided = decide(group_answer(), group, facts(time), ticket(n));
    REQUIRE(verdict(decided) == "ok");
    apply(group, stamp(time), *decided);
}

}  // namespace

TEST_CASE("a group has a lead of the staff and tickets that stand for households") {
    const auto verdict_of = [](const GroupCandidate& candidate, const Actor& lead = k_group_anybody) {
        return verdict(decide(GroupFormed{}, facts(), lead, {candidate, ticket(9)}));
    };
    CHECK(verdict_of(ticket(1)) == "ok");
    CHECK(verdict_of(ticket(1), k_group_desk) == "ok");
    CHECK(verdict_of(ticket(1), k_group_stranger) == "unlisted_actor Zhao");
    CHECK(verdict(decide(GroupFormed{}, facts("11-24 09:00", k_group_stranger), k_group_desk,
                         {ticket(1), ticket(2)})) == "unlisted_actor Zhao");
    for (std::size_t s = 0; s < k_state_codes.size(); ++s) {
        const auto state = static_cast<State>(s);
        CAPTURE(k_state_codes[s]);
        CHECK(verdict_of(ticket(1, state)) == (state == State::voided ? "wrong_state" : "ok"));
    }
    auto merged = ticket(1, State::merged);
    merged.goes_on = "AC-2026-000007";
    CHECK(verdict_of(merged) == "goes_on_elsewhere AC-2026-000007");
    auto archived = ticket(1, State::closed);
    archived.archived_at = at("11-24 08:00");
    CHECK(verdict_of(archived) == "archived");
    auto taken = ticket(1);
    taken.live_group = "AC-G7";
    CHECK(verdict_of(taken) == "in_group AC-G7");
    CHECK(verdict(decide(GroupFormed{}, facts("11-23 08:59"), k_group_anybody, {ticket(1), ticket(2)})) ==
          "before_receipt");
}

TEST_CASE("one household is no group, however often its ticket is named") {
    CHECK(verdict(decide(GroupFormed{}, facts(), k_group_anybody, {ticket(1)})) == "group_too_small");
    CHECK(verdict(decide(GroupFormed{}, facts(), k_group_anybody, {ticket(1), ticket(1)})) ==
          "group_too_small");
    CHECK(verdict(decide(GroupFormed{}, facts(), k_group_anybody, {ticket(1), ticket(2)})) == "ok");
}

TEST_CASE("somebody else may lead a group, who is known and has not left") {
    auto group = formed();
    const auto asked = [](std::string lead) {
        GroupAmended said;
        said.lead = std::move(lead);
        return said;
    };
    CHECK(verdict(decide(asked("Li Na"), group, facts(), k_group_desk)) == "nothing_to_change");
    CHECK(verdict(decide(GroupAmended{}, group, facts(), k_group_desk)) == "nothing_to_change");
    CHECK(verdict(decide(asked("Zhao"), group, facts(), k_group_stranger)) == "unlisted_actor Zhao");
    auto gone = k_group_desk;
    gone.left_at = at("11-24 00:00");
    CHECK(verdict(decide(asked("Wu"), group, facts(), gone)) == "chosen_left Li Na");
    auto said = asked("Wu");
    said.spokesperson = person(77);
    apply(group, stamp("11-25 09:00"), *decide(said, group, facts("11-25 09:00"), k_group_desk));
    CHECK(group.lead == "Wu");
    CHECK(group.spokesperson_id == PersonId{77});
    CHECK(group.state == GroupState::confirmed);
    apply(group, stamp("11-25 10:00"), GroupDismissed{"no"});
    CHECK(verdict(decide(asked("Li Na"), group, facts("11-25 11:00"), k_group_desk)) ==
          "group_state dismissed");
}

TEST_CASE("what is said of the one that goes on is said of the member that was merged into it, once") {
    auto group = formed();
    auto target = ticket(7);
    CHECK(verdict(decide(group_answer(), group, facts(), target)) == "not_member AC-2026-000007");
    target.stands_for = {{2}};
    const auto decided = decide(group_answer(), group, facts("11-25 09:00"), target);
    REQUIRE(verdict(decided) == "ok");
    CHECK(decided->ticket_id == TicketId{2});
    apply(group, stamp("11-25 09:00"), *decided);
    target.stands_for = {{1}, {2}};
    CHECK(verdict(decide(group_answer(), group, facts("11-25 10:00"), target)) == "answered_before");
    auto merged = ticket(1, State::merged);
    merged.goes_on = target.number;
    CHECK(verdict(decide(group_answer(), group, facts("11-25 10:00"), merged)) ==
          "goes_on_elsewhere AC-2026-000007");
}

TEST_CASE("members are numbered, each once") {
    const auto decided = decide(GroupFormed{}, facts(), k_group_anybody, {ticket(3), ticket(1), ticket(3)});
    CHECK(decided->tickets == std::vector<TicketId>{{3}, {1}});
    auto group = formed();
    const auto joined = decide(GroupJoined{}, group, facts("11-25 09:00"), {ticket(4)});
    apply(group, stamp("11-25 09:00"), *joined);
    REQUIRE(group.members.size() == 3);
    CHECK(group.members[2].n == 3);
    CHECK(group.members[2].ticket_id == TicketId{4});
    CHECK(group.members[2].joined_at == at("11-25 09:00"));
    CHECK(verdict(decide(GroupJoined{}, group, facts("11-24 08:59"), {ticket(5)})) == "before_subject");
}

TEST_CASE("a group is answered when every household is, once each") {
    auto group = formed();
    CHECK(verdict(decide(group_answer(), group, facts(), ticket(3))) == "not_member AC-2026-000003");
    say_answer(group, 1, "11-25 09:00");
    CHECK(group.state == GroupState::confirmed);
    CHECK(verdict(decide(group_answer(), group, facts("11-25 10:00"), ticket(1))) == "answered_before");
    CHECK(verdict(decide(group_answer(), group, facts("11-24 08:00"), ticket(2))) == "before_subject");
    say_answer(group, 2, "11-25 11:00");
    CHECK(group.state == GroupState::answered);
    CHECK(group.state_since == at("11-25 11:00"));
    apply(group, stamp("11-26 09:00"), *decide(GroupJoined{}, group, facts("11-26 09:00"), {ticket(5)}));
    CHECK(group.state == GroupState::confirmed);
}

TEST_CASE("a statement may be made again, also when all are answered") {
    auto group = formed();
    apply(group, stamp("11-24 10:00"), *decide(GroupStated{"first"}, group, facts("11-24 10:00")));
    apply(group, stamp("11-24 11:00"), *decide(GroupStated{"second"}, group, facts("11-24 11:00")));
    CHECK(group.statement == "second");
    CHECK(group.stated_at == at("11-24 11:00"));
    CHECK(verdict(decide(GroupStated{"x"}, group, facts("11-24 08:00"))) == "before_subject");
    CHECK(verdict(decide(GroupStated{"x"}, group, facts("11-24 12:00", k_group_stranger))) ==
          "unlisted_actor Zhao");
}

TEST_CASE("a dismissed group takes no further step; one with answers is not dismissed") {
    auto group = formed();
    const auto dismissed = decide(GroupDismissed{"two causes"}, group, facts("11-24 10:00"));
    REQUIRE(verdict(dismissed) == "ok");
    auto gone = group;
    apply(gone, stamp("11-24 10:00"), *dismissed);
    CHECK(gone.state == GroupState::dismissed);
    const auto later = facts("11-24 11:00");
    CHECK(verdict(decide(GroupDismissed{"again"}, gone, later)) == "group_state dismissed");
    CHECK(verdict(decide(GroupStated{"x"}, gone, later)) == "group_state dismissed");
    CHECK(verdict(decide(GroupJoined{}, gone, later, {ticket(3)})) == "group_state dismissed");
    CHECK(verdict(decide(group_answer(), gone, later, ticket(1))) == "group_state dismissed");
    say_answer(group, 1, "11-24 10:00");
    CHECK(verdict(decide(GroupDismissed{"late"}, group, later)) == "group_state answered");
}
