// Who may take an act back, until when, and what stands in the way.
#include "aftercare/core/operations/strike.hpp"

#include <doctest/doctest.h>
#include <set>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// An order that Li Na issued on Monday at ten, looked at by `actor` at `now`.
struct Slip {
    World world;
    Actor actor{.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
    Actor approver{.name = "Chen Jing", .role = StaffRole::manager, .register_empty = false};
    StrikeFacts facts{.act = {1, 42},
                      .taking = {.by = "Li Na",
                                 .recorded_at = at("11-23 10:00"),
                                 .policy = world.policy,
                                 .actor = actor,
                                 .now = at("11-23 10:05")}};

    Slip() {
        facts.entries = {{.kind = SubjectKind::ticket,
                          .subject = "AC-2026-000001",
                          .verb = Verb::order,
                          .act = {1, 42},
                          .happened_at = at("11-23 09:30")}};
        facts.is_last_of_actor = true;
    }
    std::string verdict_of(std::string words = {}) const {
        return verdict(decide(Struck{.words = std::move(words)}, facts));
    }
};

}  // namespace

TEST_CASE("one's own last act needs no reason for half an hour, later one, and the desk for a working day") {
    Slip slip;
    CHECK(slip.verdict_of() == "ok");
    const auto strike = decide(Struck{}, slip.facts);
    CHECK(strike->epoch == 1);
    CHECK(strike->act == 42);
    slip.facts.taking.now = at("11-23 10:30");
    CHECK(slip.verdict_of() == "ok");
    slip.facts.taking.now = at("11-23 10:30") + Seconds{1};
    CHECK(slip.verdict_of() == "missing_facts words");
    CHECK(slip.verdict_of("wrong flat") == "ok");
    // Tuesday's last working hour ends at 18:00.
    slip.facts.taking.now = at("11-24 18:00");
    CHECK(slip.verdict_of("wrong flat") == "ok");
    slip.facts.taking.now = at("11-24 18:00") + Seconds{1};
    CHECK(slip.verdict_of("wrong flat") == "role_too_low Li Na supervisor");
    slip.actor.role = StaffRole::supervisor;
    CHECK(slip.verdict_of("wrong flat") == "ok");
    // A stamp that is still to come is an old epoch's.
    slip.facts.taking.recorded_at = at("12-20 10:00");
    CHECK(slip.verdict_of() == "missing_facts words");
}

TEST_CASE("over a weekend the next working day is Monday") {
    Slip slip;
    slip.facts.taking.recorded_at = at("11-27 17:00");
    slip.facts.taking.now = at("11-30 17:59");
    CHECK(slip.verdict_of("wrong flat") == "ok");
    CHECK(own_undo_until(slip.facts.taking.policy, "East", at("11-27 17:00")) == at("11-30 18:00"));
}

TEST_CASE("an act that was not the last, and another's, need a reason; another's a supervisor") {
    Slip slip;
    slip.facts.is_last_of_actor = false;
    CHECK(slip.verdict_of() == "missing_facts words");
    slip.facts.is_last_of_actor = true;
    slip.facts.taking.by = "Wang Wei";
    CHECK(slip.verdict_of("wrong flat") == "role_too_low Li Na supervisor");
    slip.actor.role = StaffRole::supervisor;
    CHECK(slip.verdict_of() == "missing_facts words");
    CHECK(slip.verdict_of("wrong flat") == "ok");
}

TEST_CASE("what is never struck, and what stands on the act") {
    Slip slip;
    for (const auto verb : {Verb::init, Verb::restore, Verb::rebuild, Verb::apply, Verb::reveal, Verb::forget,
                            Verb::remind, Verb::archive, Verb::archive_check, Verb::undo}) {
        slip.facts.entries.front().verb = verb;
        CHECK(slip.verdict_of() == "never_struck " + std::string(code_of(verb)));
    }
    slip.facts.entries.front().verb = Verb::serve;
    CHECK(slip.verdict_of() == "ok");
    slip.facts.entries.front().formal = true;
    CHECK(slip.verdict_of() == "never_struck serve");
    slip.facts.entries.front().formal = false;
    slip.facts.entries.front().verb = Verb::notice;
    CHECK(slip.verdict_of() == "ok");
    slip.facts.entries.front().kind = SubjectKind::charge;
    CHECK(slip.verdict_of() == "never_struck notice");
    slip.facts.entries.front().verb = Verb::void_ticket;
    CHECK(slip.verdict_of() == "never_struck void");
    slip.facts.entries.front().kind = SubjectKind::ticket;
    CHECK(slip.verdict_of() == "ok");
}

TEST_CASE("an archived ticket, a later act and a back-charge are named, in this order") {
    Slip slip;
    slip.facts.named_by = "AC-C1";
    CHECK(slip.verdict_of() == "charge_rests_on AC-C1");
    slip.facts.later = StrikeEntry{.kind = SubjectKind::ticket,
                                   .subject = "AC-2026-000001",
                                   .verb = Verb::serve,
                                   .act = {1, 43},
                                   .happened_at = at("11-23 10:02")};
    const auto refused = decide(Struck{}, slip.facts);
    CHECK(verdict(refused) == "undo_first serve");
    CHECK(refused.reason().helps == "undo --act 1:43");
    slip.facts.later->verb = Verb::remind;
    CHECK(slip.verdict_of() == "never_struck remind");
    slip.facts.later->verb = Verb::triage;
    // A merge says it of the ticket that goes on, then of the one that ends.
    auto& merged = slip.facts.entries;
    merged.resize(1);
    merged.front().verb = Verb::merge;
    merged.push_back(merged.front());
    merged.back().subject = "AC-2026-000002";
    const auto helps = [&] { return decide(Struck{}, slip.facts).reason().helps; };
    CHECK(helps() == "intake split AC-2026-000002");
    for (const auto apart : {Verb::merge, Verb::split}) {
        slip.facts.later->verb = apart;
        CHECK(helps() == "undo --act 1:43");
    }
    slip.facts.later->verb = Verb::triage;
    merged.push_back(merged.front());
    CHECK(helps() == "undo --act 1:43");
    slip.facts.archived = "AC-2026-000001";
    CHECK(slip.verdict_of() == "archived");
}

TEST_CASE("a verification, a score and a step of a back-charge take a manager's approval") {
    Slip slip;
    auto& entry = slip.facts.entries.front();
    for (const auto verb : {Verb::verify, Verb::record}) {
        entry.verb = verb;
        CHECK(slip.verdict_of() == "needs_approval " + std::string(code_of(verb)));
    }
    entry.kind = SubjectKind::charge;
    for (const auto verb : {Verb::dispute, Verb::litigate, Verb::agree, Verb::deduct, Verb::invoice,
                            Verb::settle, Verb::waive}) {
        entry.verb = verb;
        CHECK(slip.verdict_of() == "needs_approval " + std::string(code_of(verb)));
    }
    slip.facts.taking.approver = &slip.approver;
    CHECK(slip.verdict_of() == "ok");
    slip.approver.role = StaffRole::supervisor;
    CHECK(slip.verdict_of() == "approver_not_manager Chen Jing");
    // To waive a callback is no step of a back-charge.
    slip.facts.taking.approver = nullptr;
    entry.kind = SubjectKind::ticket;
    CHECK(slip.verdict_of() == "ok");
}

TEST_CASE("notes, files, reminders and strikes stand on nothing; costs and promises only on a closing") {
    for (const auto verb : {Verb::note, Verb::attach, Verb::remind, Verb::undo}) {
        CHECK_FALSE(stands_on(verb, false));
        CHECK_FALSE(stands_on(verb, true));
    }
    for (const auto verb : {Verb::order, Verb::chase, Verb::assign, Verb::cost}) {
        CHECK(stands_on(verb, false));
        CHECK_FALSE(stands_on(verb, true));
    }
    for (const auto verb :
         {Verb::merge, Verb::verify, Verb::force, Verb::answer, Verb::withdraw, Verb::decline}) {
        CHECK(stands_on(verb, true));
    }
    CHECK(is_struck_in_any_order(Verb::cost));
    CHECK(is_struck_in_any_order(Verb::promise));
    CHECK_FALSE(is_struck_in_any_order(Verb::done));
}

TEST_CASE("an act of which nothing stands any more was taken back before") {
    Slip slip;
    slip.facts.entries.clear();
    const auto refused = decide(Struck{.words = "twice"}, slip.facts);
    CHECK(verdict(refused) == "struck_before 1:42");
    slip.facts.taking.by = "Wang Wei";
    CHECK(slip.verdict_of("twice") == "role_too_low Li Na supervisor");
}

TEST_CASE("only what one entered oneself in the last half hour is asked for being one's last") {
    Slip slip;
    CHECK(is_just_entered(slip.facts.taking));
    slip.facts.taking.now = at("11-23 10:30") + Seconds{1};
    CHECK_FALSE(is_just_entered(slip.facts.taking));
    slip.facts.taking.now = at("11-23 10:05");
    slip.facts.taking.by = "Wang Wei";
    CHECK_FALSE(is_just_entered(slip.facts.taking));
}

namespace {

/// A unit that Li Na added on Monday at ten, voided by `actor` at `now`.
struct Opening {
    World world;
    Actor actor{.name = "Li Na", .role = StaffRole::desk, .register_empty = false};
    Actor approver{.name = "Chen Jing", .role = StaffRole::manager, .register_empty = false};
    VoidFacts facts{.opening = {.kind = SubjectKind::unit,
                                .subject = "3-1-1201",
                                .verb = Verb::add,
                                .act = {1, 42},
                                .happened_at = at("11-23 10:00")},
                    .taking = {.by = "Li Na",
                               .recorded_at = at("11-23 10:00"),
                               .policy = world.policy,
                               .actor = actor,
                               .now = at("11-24 18:00")}};

    std::string verdict_of() const { return verdict(decide(OpeningVoided{"x"}, facts)); }
    template <class T>
    std::string verdict_of(const T& aggregate) const {
        return verdict(decide(OpeningVoided{"x"}, aggregate, facts));
    }
};

}  // namespace

TEST_CASE("an opening is voided by who may strike an act of that age") {
    Opening opening;
    const Group group;
    const Charge charge;
    const StaffMember member{{2}, "Zhou Qiang", StaffRole::desk, "", "", {}};
    const auto all = [&] {
        const auto verdicts = {opening.verdict_of(), opening.verdict_of(group), opening.verdict_of(charge),
                               verdict(decide(OpeningVoided{"x"}, member, {member}, opening.facts))};
        CHECK(std::set<std::string>(verdicts).size() == 1);
        return *verdicts.begin();
    };
    CHECK(all() == "ok");
    opening.facts.taking.now = at("11-24 18:00") + Seconds{1};
    CHECK(all() == "role_too_low Li Na supervisor");
    opening.actor.role = StaffRole::supervisor;
    CHECK(all() == "ok");
    opening.actor.role = StaffRole::desk;
    opening.facts.taking.now = at("11-23 10:01");
    opening.facts.taking.by = "Wang Wei";
    CHECK(all() == "role_too_low Li Na supervisor");
}

TEST_CASE("a back-charge is voided with a manager's approval") {
    Opening opening;
    opening.facts.opening.kind = SubjectKind::charge;
    opening.facts.opening.verb = Verb::charge;
    const Charge charge;
    CHECK(opening.verdict_of(charge) == "needs_approval charge");
    opening.facts.taking.approver = &opening.approver;
    CHECK(opening.verdict_of(charge) == "ok");
    CHECK(decide(OpeningVoided{"x"}, charge, opening.facts)->approved_by == "Chen Jing");
    opening.approver.role = StaffRole::supervisor;
    CHECK(opening.verdict_of(charge) == "approver_not_manager Chen Jing");
}

TEST_CASE("a group is voided while nobody was told anything, a back-charge while the party was not told") {
    Opening opening;
    Group group;
    group.members = {{.n = 1, .ticket_id = {1}, .joined_at = at("11-23 09:00"), .answered_at = {}}};
    CHECK(opening.verdict_of(group) == "ok");
    group.members.front().answered_at = at("11-23 10:00");
    CHECK(opening.verdict_of(group) == "group_state confirmed");
    Charge charge;
    CHECK(opening.verdict_of(charge) == "ok");
    charge.state = ChargeState::noticed;
    CHECK(opening.verdict_of(charge) == "charge_state noticed");
    opening.facts.named_by = "AC-2026-000001";
    CHECK(opening.verdict_of() == "referred_to AC-2026-000001");
    CHECK(decide(OpeningVoided{"x"}, opening.facts).reason().number == "3-1-1201");
}

TEST_CASE("the last of the staff and the last manager are voided only with the whole register") {
    Opening opening;
    const StaffMember li{{1}, "Li Na", StaffRole::manager, "", "", {}};
    StaffMember chen{{2}, "Chen Jing", StaffRole::desk, "", "", {}};
    const auto why_not = [&](const StaffMember& member, const std::vector<StaffMember>& staff) {
        return verdict(decide(OpeningVoided{"x"}, member, staff, opening.facts));
    };
    CHECK(why_not(li, {li}) == "ok");
    CHECK(why_not(li, {li, chen}) == "last_manager Li Na");
    CHECK(why_not(chen, {li, chen}) == "ok");
    chen.left_on = Day{20'000};
    CHECK(why_not(li, {li, chen}) == "last_of_staff Li Na");
    CHECK(why_not(chen, {li, chen}) == "ok");
}

TEST_CASE("what another has taken since, or was voided since, is not held again") {
    CHECK_FALSE(refuse_held_again({}));
    CHECK_FALSE(refuse_held_again({{.kind = HoldingKind::unit, .what = "3-1-1201"}}));
    const auto why_not = [](HeldAgain held) {
        const auto no = refuse_held_again({{.kind = HoldingKind::unit}, std::move(held)});
        REQUIRE(no);
        return name_of(no->why) + " " + no->number + " " + no->detail;
    };
    CHECK(why_not({.kind = HoldingKind::membership, .what = "AC-2026-000001", .has_it = "AC-G2"}) ==
          "in_group AC-2026-000001 AC-G2");
    CHECK(why_not({.kind = HoldingKind::cost, .what = "AC-2026-000001", .has_it = "AC-C2", .order_k = 1}) ==
          "cost_claimed AC-2026-000001 AC-C2");
    for (const auto kind : {HoldingKind::unit_name, HoldingKind::party_name, HoldingKind::import_key}) {
        CHECK(why_not({.kind = kind, .what = "3-1-1201", .has_it = "AC-U3"}) == "name_taken 3-1-1201 AC-U3");
    }
    CHECK(why_not({.kind = HoldingKind::unit, .what = "3-1-1201", .is_voided = true}) ==
          "gone_since 3-1-1201 ");
    CHECK(why_not({.kind = HoldingKind::membership,
                   .what = "AC-2026-000001",
                   .has_it = "AC-G2",
                   .is_voided = true}) == "gone_since AC-2026-000001 ");
}
