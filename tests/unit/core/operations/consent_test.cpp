// Plan, consent and start: whose consent, to which plan, opens the way to the work.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

Surveyed water_from(std::optional<UnitId> unit) {
    Surveyed asked;
    asked.finding = "floor drain";
    asked.source_unit_id = unit;
    return asked;
}

Consented consent(UnitId unit, std::optional<int> plan = std::nullopt, bool refused = false) {
    auto asked = consent_of(unit);
    asked.plan = plan;
    asked.was_refused = refused;
    return asked;
}

/// Acts an hour apart from Monday 11:00 on, then whether the work may start.
class AtGate {
  public:
    AtGate() : world(World::in(State::dispatched)) {}

    template <class E>
    AtGate& then(const E& asked) {
        world.say(asked, m_when);
        m_when = m_when + k_hour;
        return *this;
    }
    std::string start() const { return world.verdict_of(Started{}, m_when); }

    World world;

  private:
    Instant m_when = at("11-23 11:00");
};

}  // namespace

TEST_CASE("without a plan, or with one that needs no consent, the work may start") {
    CHECK(AtGate().start() == "ok");
    Planned planned;
    planned.no_consent_needed = true;
    CHECK(AtGate().then(planned).start() == "ok");
    planned.effect = "no showers";
    CHECK(AtGate().then(planned).start() == "ok");
}

TEST_CASE("the newest plan waits for the consent of the unit worked in") {
    CHECK(AtGate().then(Planned{}).start() == "consent_missing 1");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit)).start() == "ok");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit_above)).start() == "consent_missing 1");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit)).then(Planned{}).start() == "consent_missing 2");
    CHECK(AtGate().then(Planned{}).then(Planned{}).then(consent(k_unit, 1)).start() == "consent_missing 2");
    CHECK(AtGate().then(Planned{}).then(Planned{}).then(consent(k_unit)).start() == "ok");
    CHECK(AtGate().then(Planned{}).then(Planned{}).then(consent(k_unit)).then(consent(k_unit, 1)).start() ==
          "ok");
}

TEST_CASE("the unit worked in is the survey's source, else the ticket's") {
    CHECK(AtGate().then(water_from(k_unit_above)).then(Planned{}).then(consent(k_unit_above)).start() ==
          "ok");
    CHECK(AtGate().then(water_from(k_unit_above)).then(Planned{}).then(consent(k_unit)).start() ==
          "consent_missing 1");
    CHECK(AtGate().then(water_from({})).then(Planned{}).then(consent(k_unit)).start() == "ok");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit)).then(water_from(k_unit_above)).start() ==
          "consent_missing 1");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit)).then(water_from(k_unit)).start() == "ok");
}

TEST_CASE("amending the unit asks for the consent of the new one") {
    Amended amended;
    amended.unit_id = k_unit_above;
    AtGate gate;
    gate.then(Planned{}).then(consent(k_unit)).then(amended);
    CHECK(gate.start() == "consent_missing 1");
    CHECK(gate.then(consent(k_unit_above)).start() == "ok");
}

TEST_CASE("a consent that names no unit is of the unit worked in") {
    AtGate gate;
    gate.then(water_from(k_unit_above)).then(Planned{});
    auto asked = consent(k_unit);
    asked.unit_id.reset();
    const auto decided = gate.world.ask(asked, at("11-23 14:00"));
    CHECK(decided->unit_id == k_unit_above);
    CHECK(decided->covers_work);
    CHECK(decided->plan == 1);
}

TEST_CASE("a refused consent holds the work up until it is given or another plan is made") {
    const auto refused = consent(k_unit, {}, true);
    AtGate gate;
    CHECK(gate.then(Planned{}).then(refused).start() == "consent_refused 1");
    auto given = gate;
    CHECK(given.then(consent(k_unit)).start() == "ok");
    CHECK(given.then(refused).start() == "consent_refused 1");
    CHECK(gate.then(Planned{}).start() == "consent_missing 2");
    CHECK(gate.then(consent(k_unit)).start() == "ok");
    CHECK(AtGate().then(Planned{}).then(Planned{}).then(consent(k_unit, 1, true)).start() ==
          "consent_missing 2");
    CHECK(AtGate().then(Planned{}).then(consent(k_unit_above, {}, true)).start() == "consent_missing 1");
}

TEST_CASE("what helps is a consent, or after a refusal another plan") {
    AtGate gate;
    gate.then(Planned{});
    CHECK(gate.world.ask(Started{}, at("11-23 15:00")).reason().helps == "dispatch consent");
    gate.then(consent(k_unit, {}, true));
    CHECK(gate.world.ask(Started{}, at("11-23 15:00")).reason().helps == "dispatch plan");
}

TEST_CASE("a consent of somebody who is not the owner is kept, flagged and counts") {
    auto asked = consent(k_unit);
    asked.by_owner = false;
    AtGate gate;
    gate.then(Planned{}).then(asked);
    CHECK_FALSE(std::get<Consented>(gate.world.journal.back().event).by_owner);
    CHECK(gate.start() == "ok");
}

TEST_CASE("a consent needs the plan it names") {
    AtGate gate;
    CHECK(gate.world.verdict_of(consent(k_unit), at("11-23 12:00")) == "no_plan 0");
    gate.then(Planned{});
    CHECK(gate.world.verdict_of(consent(k_unit, 2), at("11-23 12:00")) == "no_plan 2");
    CHECK(gate.world.verdict_of(consent(k_unit, 0), at("11-23 12:00")) == "no_plan 0");
    CHECK(gate.world.verdict_of(consent(k_unit, 1), at("11-23 12:00")) == "ok");
    CHECK(gate.world.ask(consent(k_unit, 2), at("11-23 12:00")).reason().helps == "dispatch plan");
}

TEST_CASE("an emergency starts without consent, with a reason") {
    AtGate gate;
    gate.then(Planned{});
    Started emergency;
    emergency.emergency = true;
    CHECK(gate.world.verdict_of(emergency, at("11-23 15:00")) == "missing_facts words");
    emergency.words = "water on the wiring";
    CHECK(gate.world.verdict_of(emergency, at("11-23 15:00")) == "ok");
    gate.world.say(emergency, at("11-23 15:00"));
    CHECK(gate.world.state() == "in_progress");
    CHECK(clock_text(gate.world.ticket.started_at) == "11-23 15:00");
}

TEST_CASE("a place that is no unit is consented to without one") {
    auto opened = report();
    opened.report.unit_id.reset();
    opened.report.place = "the garage";
    auto world = World::opened(opened);
    world.say(first_triage(), at("11-23 10:00"));
    world.say(order_due(at("11-27 18:00")), at("11-23 10:10"));
    world.say(Planned{}, at("11-23 11:00"));
    auto asked = consent(k_unit);
    asked.unit_id.reset();
    world.say(asked, at("11-23 11:10"));
    CHECK(world.verdict_of(Started{}, at("11-23 12:00")) == "ok");
}

TEST_CASE("a survey settles liability for good only when it says so") {
    AtGate gate;
    auto asked = water_from({});
    asked.liability = "contractor=50,owner=50";
    gate.then(asked);
    CHECK(gate.world.ticket.liability == "contractor=50,owner=50");
    CHECK_FALSE(gate.world.ticket.liability_final);
    asked = water_from({});
    asked.is_final = true;
    gate.then(asked);
    CHECK(gate.world.ticket.liability == "contractor=50,owner=50");
    CHECK(gate.world.ticket.liability_final);
}
