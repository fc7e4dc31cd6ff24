// What a struck act gave up comes back only while nobody has taken it since, and nothing comes to rest on
// what was voided since.
#include <doctest/doctest.h>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// A ledger in which Li Na does one thing after another, five minutes apart, and strikes the last act on
/// something.
struct Desk {
    LedgerFixture fixture;
    Instant now = at("11-23 09:00");

    Database& db() { return fixture.db(); }

    template <class Do>
    void act(const Do& what) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), next()));
        what(writer);
        writer.commit();
    }
    Instant next() {
        now = now + Seconds{300};
        return now;
    }
    TicketId report() { return fixture.report_leak(next()); }
    template <class E>
    void say(TicketId id, const E& said) {
        fixture.say(id, said, next());
    }
    template <class T, class Event>
    void record(T aggregate, const Event& event) {
        act([&](Writer& writer) { writer.record(aggregate, event); });
    }
    template <class Event>
    auto add(const Event& event) {
        decltype(std::declval<Writer&>().add(event)) made;
        act([&](Writer& writer) { made = writer.add(event); });
        return made;
    }
    void void_opening(SubjectKind kind, std::int64_t key) {
        act([&](Writer& writer) { writer.void_opening(kind, key, "mistake"); });
    }

    /// What the rules say to taking the last act on it back: `ok`, or why, of what, and who has it.
    std::string undo(SubjectKind kind, std::int64_t key) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), next()));
        const auto act = entries_of(db(), *last_act(db(), {.kind = kind, .subject_id = key}));
        const auto strike = decide(Struck{.words = "slip"}, strike_facts(writer, act, nullptr));
        if (!strike) {
            return verdict(strike);
        }
        try {
            writer.strike(*strike);
        } catch (const RefusedLate& no) {
            return name_of(no.refused.why) + " " + no.refused.number + " " + no.refused.detail;
        }
        writer.commit();
        CHECK(verify(fixture.path(), {}).is_clean());
        return "ok";
    }
};

UnitAdded unit_of_room(const std::string& room) {
    UnitAdded unit;
    unit.project_id = {1};
    unit.building = "3";
    unit.entrance = "1";
    unit.room = room;
    return unit;
}

UnitAmended to_room(const std::string& room) {
    UnitAmended amended;
    amended.room = room;
    return amended;
}

Amended to_unit(UnitId unit) {
    Amended amended;
    amended.unit_id = unit;
    return amended;
}

}  // namespace

TEST_CASE("a dismissed group does not come back while another has its ticket") {
    Desk desk;
    const auto one = desk.report();
    const auto two = desk.report();
    const auto three = desk.report();
    const auto first = desk.add(GroupFormed{"Li Na", {}, {one, two}});
    desk.record(first, GroupDismissed{"none"});
    const auto second = desk.add(GroupFormed{"Li Na", {}, {two, three}});
    CHECK(desk.undo(SubjectKind::group, 1) == "in_group AC-2026-000002 AC-G2");
    desk.record(second, GroupDismissed{"none"});
    CHECK(desk.undo(SubjectKind::group, 1) == "ok");
    CHECK(desk.undo(SubjectKind::group, 2) == "in_group AC-2026-000002 AC-G1");
}

TEST_CASE("nor while another has the ticket that goes on in its place, nor when it was voided") {
    Desk desk;
    const auto one = desk.report();
    const auto two = desk.report();
    const auto three = desk.report();
    const auto four = desk.report();
    const auto first = desk.add(GroupFormed{"Li Na", {}, {one, two}});
    desk.record(first, GroupDismissed{"none"});
    desk.act([&](Writer& writer) {
        auto target = writer.ticket(three);
        auto source = writer.ticket(two);
        const auto merged = decide_merge(writer.facts(*source), writer.facts(*target));
        REQUIRE(merged);
        writer.record(*target, merged->target);
        writer.record(*source, merged->source);
    });
    const auto second = desk.add(GroupFormed{"Li Na", {}, {three, four}});
    CHECK(desk.undo(SubjectKind::group, 1) == "in_group AC-2026-000002 AC-G2");
    desk.record(second, GroupDismissed{"none"});
    desk.void_opening(SubjectKind::ticket, one.value);
    CHECK(desk.undo(SubjectKind::group, 1) == "gone_since AC-2026-000001 ");
}

TEST_CASE("a waived back-charge does not claim again what another claims") {
    Desk desk;
    const auto id = desk.report();
    ChargeOpened opened;
    opened.ticket_id = id;
    opened.order_k = 1;
    opened.party_id = desk.fixture.party();
    opened.project_id = {1};
    opened.claimed = {100};
    opened.costs = {1, 2};
    desk.record(desk.add(opened), ChargeWaived{"none", "Li Na"});
    opened.order_k = 2;
    opened.costs = {2};
    const auto second = desk.add(opened);
    CHECK(desk.undo(SubjectKind::charge, 1) == "cost_claimed AC-2026-000001 AC-C2");
    desk.void_opening(SubjectKind::charge, second.id.value);
    CHECK(desk.undo(SubjectKind::charge, 1) == "ok");
}

TEST_CASE("a unit and a party do not get a name again that another has") {
    Desk desk;
    const auto unit = desk.add(unit_of_room("0101"));
    desk.record(unit, to_room("0102"));
    const auto other = desk.add(unit_of_room("0101"));
    CHECK(desk.undo(SubjectKind::unit, unit.id.value) == "name_taken 3-1-0101 AC-U3");
    desk.void_opening(SubjectKind::unit, other.id.value);
    CHECK(desk.undo(SubjectKind::unit, unit.id.value) == "ok");
    CHECK(load_unit(desk.db(), unit.id)->name == "3-1-0101");

    const auto anju = load_party(desk.db(), desk.fixture.other_party());
    PartyAmended renamed;
    renamed.name = "Anju Ltd";
    desk.record(*anju, renamed);
    PartyAdded namesake;
    namesake.name = "Anju Repairs";
    desk.add(namesake);
    CHECK(desk.undo(SubjectKind::party, anju->id.value) == "name_taken Anju Repairs AC-P3");
}

TEST_CASE("an imported ticket does not come back beside one that was imported again") {
    Desk desk;
    TicketId first;
    const auto import = [&](Writer& writer) {
        ImportedClosed imported;
        imported.report.project_id = {1};
        imported.report.unit_id = desk.fixture.unit();
        imported.report.symptom = "drips";
        imported.report.source = "old";
        imported.report.source_id = "4711";
        imported.closed_at = desk.now;
        first = writer.open(imported, desk.now).id;
    };
    desk.act(import);
    const auto voided = first;
    desk.void_opening(SubjectKind::ticket, voided.value);
    desk.act(import);
    const auto void_entry = load_head(desk.db()).id.value - 1;
    Writer writer(desk.fixture.ledger(), acting(desk.fixture.ledger(), desk.next()));
    CHECK_THROWS_AS(writer.strike({.epoch = 1, .act = void_entry}), RefusedLate);
}

TEST_CASE("a ticket does not go back to a unit, party or member that was voided since") {
    Desk desk;
    const auto id = desk.report();
    desk.say(id, to_unit(desk.add(unit_of_room("0102")).id));
    desk.void_opening(SubjectKind::unit, desk.fixture.unit().value);
    CHECK(desk.undo(SubjectKind::ticket, id.value) == "gone_since 3-1-1201 ");

    desk.add(StaffAdded{.name = "Chen Jing", .role = StaffRole::desk, .email = {}, .os_user = {}});
    desk.record(*load_ticket(desk.db(), id), Assigned{"Chen Jing"});
    desk.record(*load_ticket(desk.db(), id), Assigned{"Li Na"});
    desk.void_opening(SubjectKind::staff, 2);
    CHECK(desk.undo(SubjectKind::ticket, id.value) == "gone_since Chen Jing ");
}

TEST_CASE("a strike leaves the register a manager") {
    Desk desk;
    StaffAdded added;
    added.name = "Chen Jing";
    const auto chen = desk.add(added);
    StaffAmended change;
    change.role = StaffRole::manager;
    desk.record(chen, change);
    change.role = StaffRole::desk;
    desk.record(*load_staff(desk.db(), {1}), change);
    CHECK(desk.undo(SubjectKind::staff, chen.id.value) == "last_manager  Chen Jing");
    CHECK(desk.undo(SubjectKind::staff, 1) == "ok");
    CHECK(desk.undo(SubjectKind::staff, chen.id.value) == "ok");
}

TEST_CASE("of an act that was partly taken back the rest is taken back") {
    Desk desk;
    UnitId first;
    UnitId second;
    desk.act([&](Writer& writer) {
        first = writer.add(unit_of_room("0101")).id;
        second = writer.add(unit_of_room("0102")).id;
    });
    const ActName act{1, load_head(desk.db()).id.value - 1};
    desk.void_opening(SubjectKind::unit, first.value);
    Writer writer(desk.fixture.ledger(), acting(desk.fixture.ledger(), desk.next()));
    const auto facts = strike_facts(writer, entries_of(desk.db(), act), nullptr);
    CHECK(facts.entries.size() == 1);
    writer.strike(*decide(Struck{.words = "x"}, facts));
    CHECK_FALSE(load_unit(desk.db(), second));
    const auto again = strike_facts(writer, entries_of(desk.db(), act), nullptr);
    CHECK(verdict(decide(Struck{.words = "x"}, again)) == "struck_before 1:" + std::to_string(act.seq));
}
