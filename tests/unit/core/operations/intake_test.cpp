// Registering, confirming, amending, triage and the facts around them.
#include <algorithm>
#include <doctest/doctest.h>
#include <functional>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

struct Change {
    std::function<void(Registration&)> change;
    std::string verdict;
};

}  // namespace

TEST_CASE("a report needs a place, a contact or a reason for none, and a symptom") {
    const std::vector<Change> cases = {
        {[](auto&) {}, "ok"},
        {[](auto& r) { r.unit_id.reset(); }, "missing_facts unit"},
        {[](auto& r) {
             r.unit_id.reset();
             r.place = "behind block 3";
         },
         "ok"},
        {[](auto& r) { r.contacts.clear(); }, "missing_facts contact"},
        {[](auto& r) { r.symptom.clear(); }, "missing_facts symptom"},
        {[](auto& r) { r.contacts.front().role = ContactRole::anonymous; }, "missing_facts words"},
        {[](auto& r) {
             r.contacts.front().role = ContactRole::anonymous;
             r.anonymous_reason = "afraid of the neighbour";
         },
         "ok"},
        {[](auto& r) { r.contacts.front().has_phone = false; }, "ok"},
        {[](auto& r) {
             r.element.clear();
             r.defect.clear();
         },
         "ok"},
        {[](auto& r) { r = Registration{}; }, "missing_facts unit contact symptom"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.verdict);
        auto asked = report();
        each.change(asked.report);
        CHECK(World().verdict_of(asked, at("11-23 09:00")) == each.verdict);
    }
}

TEST_CASE("an import is taken as it is; an unlisted actor is not") {
    Opened imported;
    imported.imported = true;
    World world;
    CHECK(world.verdict_of(imported, at("11-23 09:00")) == "ok");
    world.actor.register_empty = false;
    CHECK(world.verdict_of(imported, at("11-23 09:00")) == "unlisted_actor Li Na");
}

TEST_CASE("a duplicate is refused with the tickets it is one of, after what is missing") {
    World world;
    world.duplicates = {"AC-2026-000007", "AC-2026-000009"};
    const auto no = world.ask(report(), at("11-23 09:00"));
    CHECK(verdict(no) == "duplicate AC-2026-000007 AC-2026-000009");
    CHECK(no.reason().helps == "intake chase");
    auto asked = report();
    asked.report.symptom.clear();
    CHECK(world.verdict_of(asked, at("11-23 09:00")) == "missing_facts symptom");
}

TEST_CASE("a registered ticket has its registrar as handler until triage or an assignment") {
    auto world = World::opened();
    CHECK(world.ticket.handler == "Li Na");
    CHECK(world.ticket.received_by == "Li Na");
    world.actor.name = "Zhou";
    auto assigned = world;
    world.say(first_triage(), at("11-23 10:00"));
    CHECK(world.ticket.handler == "Zhou");
    assigned.say(Assigned{"Chen Jing"}, at("11-23 09:30"));
    assigned.say(first_triage(), at("11-23 10:00"));
    CHECK(assigned.ticket.handler == "Chen Jing");
    assigned.say(Assigned{"Wu"}, at("11-23 11:00"));
    CHECK(assigned.ticket.handler == "Wu");
}

TEST_CASE("confirming needs a place, a contact with a phone, a symptom and for a repair an element") {
    const std::vector<Change> cases = {
        {[](auto&) {}, "ok"},
        {[](auto& r) { r.element.clear(); }, "missing_facts element"},
        {[](auto& r) {
             r.element.clear();
             r.kind = Kind::enquiry;
         },
         "ok"},
        {[](auto& r) { r.contacts.front().has_phone = false; }, "missing_facts phone"},
        {[](auto& r) {
             r.contacts.front() = {person(31), ContactRole::anonymous, false};
             r.anonymous_reason = "would not say";
         },
         "ok"},
        {[](auto& r) {
             r.unit_id.reset();
             r.place = "the gate";
         },
         "ok"},
        {[](auto& r) { r = Registration{}; }, "missing_facts unit contact symptom element"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.verdict);
        auto asked = report();
        asked.imported = true;
        each.change(asked.report);
        const auto world = World::opened(asked);
        const auto decided = world.ask(Confirmed{}, at("11-23 09:30"));
        CHECK(verdict(decided) == each.verdict);
        CHECK((decided ? "intake amend" : decided.reason().helps) == "intake amend");
    }
}

TEST_CASE("location, noticed and expected are worth asking for and refuse nothing") {
    auto world = World::opened();
    CHECK(joined(worth_asking(world.ticket)) == "location noticed expect");
    CHECK(lacking(world.ticket).empty());
    Amended amended;
    amended.location = "ceiling";
    amended.noticed_at = at("11-22 20:00");
    amended.expected = "a visit in three days";
    world.say(amended, at("11-23 09:10"));
    CHECK(worth_asking(world.ticket).empty());
    world.say(Confirmed{}, at("11-23 09:20"));
    world.say(Confirmed{}, at("11-23 09:40"));
    CHECK(clock_text(world.ticket.confirmed_at) == "11-23 09:20");
}

TEST_CASE("amending changes what it names, keeps the rest, and must change something") {
    auto world = World::opened();
    CHECK(world.verdict_of(Amended{}, at("11-23 09:30")) == "nothing_to_change");
    Amended same;
    same.symptom = "drips";
    same.words = "checked";
    CHECK(world.verdict_of(same, at("11-23 09:30")) == "nothing_to_change");

    const auto before = world.ticket;
    Amended amended;
    amended.symptom = "pours";
    amended.contacts = {{person(31), ContactRole::tenant, false}, {person(32), ContactRole::owner, true}};
    world.say(amended, at("11-23 09:30"));
    CHECK(world.ticket.symptom == "pours");
    REQUIRE(world.ticket.contacts.size() == 2);
    CHECK(world.ticket.contacts[0].role == ContactRole::tenant);
    CHECK_FALSE(world.ticket.contacts[0].has_phone);
    CHECK(world.ticket.contacts[1].n == 2);
    CHECK(world.ticket.element == before.element);
    CHECK(world.ticket.clocks == before.clocks);
    CHECK(world.ticket.state_since == before.state_since);
}

TEST_CASE("a unit replaces a place in words, and the other way round") {
    auto world = World::opened();
    Amended to_place;
    to_place.place = "roof of block 3";
    world.say(to_place, at("11-23 09:30"));
    CHECK_FALSE(world.ticket.unit_id.has_value());
    CHECK(world.ticket.place == "roof of block 3");
    Amended to_unit;
    to_unit.unit_id = k_unit_above;
    world.say(to_unit, at("11-23 09:40"));
    CHECK(world.ticket.unit_id == k_unit_above);
    CHECK(world.ticket.place.empty());
}

TEST_CASE("lowering the urgency needs a supervisor and a reason, in amend and triage alike") {
    struct Case {
        StaffRole role;
        std::string words;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {StaffRole::desk, "a stain", "role_too_low Li Na supervisor"},
        {StaffRole::engineer, "a stain", "role_too_low Li Na supervisor"},
        {StaffRole::supervisor, "a stain", "ok"},
        {StaffRole::manager, "a stain", "ok"},
        {StaffRole::supervisor, "", "missing_facts words"},
    };
    for (const auto& each : cases) {
        auto opened = report();
        opened.report.urgency = Urgency::major;
        auto world = World::opened(opened);
        world.actor.register_empty = false;
        world.actor.role = each.role;
        Amended amended;
        amended.urgency = Urgency::urgent;
        amended.words = each.words;
        CHECK(world.verdict_of(amended, at("11-23 09:30")) == each.verdict);
        auto triaged = first_triage("leak", Urgency::normal);
        triaged.words = each.words;
        CHECK(world.verdict_of(triaged, at("11-23 09:30")) == each.verdict);
        amended.urgency = Urgency::major;
        amended.location = "hall";
        CHECK(world.verdict_of(amended, at("11-23 09:30")) == "ok");
    }
}

TEST_CASE("the first triage needs category, urgency and liability, from here or from registering") {
    auto world = World::opened();
    CHECK(world.verdict_of(Triaged{}, at("11-23 10:00")) == "missing_facts category urgency liability");
    Triaged asked;
    asked.category = "leak";
    CHECK(world.verdict_of(asked, at("11-23 10:00")) == "missing_facts urgency liability");
    asked.liability = "contractor";
    CHECK(world.verdict_of(asked, at("11-23 10:00")) == "missing_facts urgency");

    auto opened = report();
    opened.report.category = "leak";
    opened.report.urgency = Urgency::urgent;
    auto known = World::opened(opened);
    Triaged rest;
    rest.liability = "contractor=70,owner=30";
    known.say(rest, at("11-23 10:00"));
    CHECK(known.state() == "accepted");
    CHECK(known.ticket.category == "leak");
    CHECK(known.ticket.liability == "contractor=70,owner=30");
    CHECK_FALSE(known.ticket.liability_final);
}

TEST_CASE("a later triage changes what it names and must name something") {
    auto world = World::in(State::dispatched);
    CHECK(world.verdict_of(Triaged{}, at("11-23 11:00")) == "nothing_to_change");
    Triaged asked;
    asked.is_final = true;
    asked.liability = "owner";
    world.say(asked, at("11-23 11:00"));
    CHECK(world.state() == "dispatched");
    CHECK(world.ticket.liability == "owner");
    CHECK(world.ticket.liability_final);
    CHECK(world.ticket.category == "leak");
    CHECK(clock_text(world.ticket.accepted_at) == "11-23 10:00");
    CHECK(clock_text(world.ticket.state_since) == "11-23 10:10");
}

TEST_CASE("chases are counted, attachments and costs numbered") {
    auto world = World::in(State::dispatched);
    world.say(Chased{}, at("11-24 09:00"));
    world.say(Chased{}, at("11-25 09:00"));
    CHECK(world.ticket.chase_count == 2);
    Attached attached;
    attached.path = "a.jpg";
    world.say(attached, at("11-24 09:00"));
    attached.path = "b.jpg";
    world.say(attached, at("11-24 09:00"));
    REQUIRE(world.ticket.attachments.size() == 2);
    CHECK(world.ticket.attachments[1].n == 2);
    CHECK(world.ticket.attachments[1].path == "b.jpg");
    Costed costed;
    costed.lines = {{CostKind::labour, {30000}}, {CostKind::material, {12050}}};
    world.say(costed, at("11-24 09:00"));
    REQUIRE(world.ticket.costs.size() == 2);
    CHECK(world.ticket.costs[1].n == 2);
    CHECK(world.ticket.costs[1].amount == Fen{12050});
}

TEST_CASE("what comes next, by state") {
    struct Case {
        State state;
        std::string next;
    };
    const std::vector<Case> cases = {
        {State::registered, "triage 11-23 14:30"},
        {State::accepted, "order 11-23 15:30"},
        {State::dispatched, "visit 11-27 18:00"},
        {State::in_progress, "done 12-02 18:00"},
        {State::on_hold, "review 12-01 18:00"},
        {State::completed, "verify 12-02 10:00"},
        {State::closed, "- -"},
        {State::declined, "- -"},
        {State::withdrawn, "- -"},
        {State::voided, "- -"},
    };
    for (const auto& each : cases) {
        CAPTURE(std::string(code_of(each.state)));
        CHECK(World::in(each.state).next() == each.next);
    }
}

TEST_CASE("a dispatched ticket waits for the earliest appointment, else the earliest order's due") {
    auto world = World::in(State::dispatched);
    world.say(order_due(at("11-26 18:00")), at("11-23 11:00"));
    CHECK(world.next() == "visit 11-26 18:00");
    auto visit = window(at("11-25 09:00"), at("11-25 11:00"));
    visit.k = 2;
    world.say(visit, at("11-23 11:10"));
    CHECK(world.next() == "visit 11-25 11:00");
    visit = window(at("11-24 14:00"), at("11-24 16:00"));
    visit.k = 1;
    world.say(visit, at("11-23 11:20"));
    CHECK(world.next() == "visit 11-24 16:00");
    Arrived arrived;
    arrived.k = 1;
    world.say(arrived, at("11-24 15:00"));
    CHECK(world.next() == "visit 11-25 11:00");
}

TEST_CASE("a service without a promised date is done by its order's due") {
    auto world = World::in(State::in_progress, Kind::service, "service");
    CHECK(world.next() == "done 11-27 18:00");
}

TEST_CASE("imported history is closed, starts nothing, and a closing before its opening is flagged") {
    ImportedClosed imported;
    imported.report = report().report;
    imported.closed_at = at("11-20 10:00");
    imported.result = "done long ago";
    World world;
    world.record(imported, at("11-10 10:00"), at("11-23 09:00"));
    CHECK(world.state() == "closed");
    CHECK(world.ticket.closed_how == ClosedHow::imported);
    CHECK(world.ticket.clocks.empty());
    CHECK_FALSE(world.ticket.callback_state.has_value());
    CHECK_FALSE(world.ticket.date_flag);
    CHECK(world.next() == "- -");

    World early;
    imported.closed_at = at("11-09 10:00");
    early.record(imported, at("11-10 10:00"), at("11-23 09:00"));
    CHECK(early.ticket.date_flag);
    CHECK(clock_text(early.ticket.closed_at) == "11-09 10:00");

    World undated;
    imported.closed_at.reset();
    undated.record(imported, at("11-10 10:00"), at("11-23 09:00"));
    CHECK(undated.state() == "closed");
    CHECK_FALSE(undated.ticket.closed_at.has_value());
    CHECK_FALSE(undated.ticket.first_closed_at.has_value());
    CHECK_FALSE(undated.ticket.date_flag);
    CHECK(undated.ticket.received_by.empty());
}

TEST_CASE(
    "a closing at the source drops what runs, calls nobody back and keeps a date only if there is one") {
    auto world = World::in(State::in_progress);
    world.say(ClosedAtSource{.closed_at = {}, .result = "mended there", .source_digest = "d"},
              at("11-24 12:00"));
    CHECK(world.state() == "closed");
    CHECK(world.ticket.closed_how == ClosedHow::imported);
    CHECK_FALSE(world.ticket.closed_at.has_value());
    CHECK(world.ticket.result == "mended there");
    CHECK(world.ticket.source_digest == "d");
    CHECK_FALSE(world.ticket.callback_state.has_value());
    CHECK(std::none_of(world.ticket.clocks.begin(), world.ticket.clocks.end(),
                       [](const ClockRun& run) { return run.running(); }));
    CHECK(world.next() == "- -");
}
