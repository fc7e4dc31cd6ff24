// Defaults, what is claimed because of them, and how strong the proof is.
#include <doctest/doctest.h>

#include "aftercare/core/claim.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr PartyId k_other_party{22};

Served formal(Means how = Means::letter) {
    Served served;
    served.formal = true;
    served.how = how;
    return served;
}

Defaulted given_up(int k) {
    Defaulted defaulted;
    defaulted.k = k;
    defaulted.words = "did not come";
    return defaulted;
}

Ordered replacement(int replaced) {
    auto ordered = order_due(at("12-10 18:00"));
    ordered.party_id = k_other_party;
    ordered.replaces = replaced;
    return ordered;
}

Costed spent(int k, std::int64_t fen) {
    Costed costed;
    costed.lines = {{CostKind::labour, {fen}}};
    costed.k = k;
    return costed;
}

/// Order 1 was formally served on 11-23, given up on 12-01, replaced by order 2, which cost 420.50.
World defaulted_world(std::optional<Served> served = formal()) {
    auto world = World::in(State::dispatched);
    if (served) {
        world.say(*served, at("11-23 11:00"));
    }
    world.say(given_up(1), at("12-01 10:00"));
    world.say(replacement(1), at("12-01 10:10"));
    world.say(spent(2, 42050), at("12-02 10:00"));
    return world;
}

/// A back-charge in memory.
struct Claim {
    World world = defaulted_world();
    Charge charge;
    std::string charged;
    Fen retention{100'000};
    Instant last_at;

    Decided<ChargeOpened> ask_open(int k, Instant when) const {
        ChargeOpened asked;
        asked.order_k = k;
        const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
        return decide(asked, facts, charged);
    }
    void record(const ChargeEvent& event, Instant when) {
        std::visit([&](const auto& each) { apply(charge, {when, when, "Li Na"}, each); }, event);
        last_at = std::max(last_at, when);
    }
    void open(Instant when) {
        const auto decided = ask_open(1, when);
        REQUIRE(verdict(decided) == "ok");
        record(*decided, when);
    }
    template <class E>
    Decided<E> ask(const E& asked, Instant when) const {
        const ChargeFacts facts{.charge = charge,
                                .ticket = world.ticket,
                                .policy = world.policy,
                                .actor = world.actor,
                                .when = {when, when},
                                .last_at = last_at,
                                .retention_left = retention};
        if constexpr (std::is_same_v<E, ChargeWaived>) {
            return decide(asked, facts, world.approver);
        } else {
            return decide(asked, facts);
        }
    }
    template <class E>
    std::string verdict_of(const E& asked, Instant when) const {
        return verdict(ask(asked, when));
    }
    template <class E>
    E say(const E& asked, Instant when) {
        const auto decided = ask(asked, when);
        REQUIRE(verdict(decided) == "ok");
        record(*decided, when);
        return *decided;
    }
    std::string state() const { return std::string(code_of(charge.state)); }
};

/// Agreed to on 12-05.
Claim agreed_claim(std::int64_t fen) {
    Claim claim;
    claim.open(at("12-03 10:00"));
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    claim.say(ChargeAgreed{{fen}}, at("12-05 10:00"));
    return claim;
}

std::string weak(const World& world) {
    return std::string(weak_proof(world.ticket, *find_order(world.ticket, 1)));
}

}  // namespace

TEST_CASE("a default ends the order and takes the ticket back; the next order may replace it") {
    auto world = World::in(State::dispatched);
    CHECK(world.verdict_of(given_up(2), at("12-01 10:00")) == "no_such_order 2");
    CHECK(world.verdict_of(given_up(1), at("11-23 09:00")) == "before_subject 1");
    world.say(given_up(1), at("12-01 10:00"));
    CHECK(world.state() == "accepted");
    CHECK(world.ticket.orders.front().state == OrderState::defaulted);
    CHECK(world.verdict_of(given_up(1), at("12-01 11:00")) == "wrong_state");
}

TEST_CASE("the claim is what the orders cost that replaced the defaulted one, and those that replaced them") {
    auto world = defaulted_world();
    world.say(spent(1, 99), at("12-02 10:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{42050});
    world.say(given_up(2), at("12-02 11:00"));
    world.say(replacement(2), at("12-02 12:00"));
    world.say(spent(3, 1), at("12-02 13:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{42051});
    CHECK(claim_of(world.ticket, 2) == Fen{1});
    CHECK(claim_of(world.ticket, 3) == Fen{0});
    CHECK(claim_of(world.ticket, 7) == Fen{0});
}

TEST_CASE("coordination costs nothing") {
    auto world = World::in(State::dispatched);
    world.say(given_up(1), at("12-01 10:00"));
    auto other = replacement(1);
    other.kind = OrderKind::coordination;
    world.say(other, at("12-01 10:10"));
    world.say(spent(2, 42050), at("12-02 10:00"));
    CHECK(claim_of(world.ticket, 1) == Fen{0});
}

TEST_CASE("the proof is weak without a formal service, or before the time to mend it had passed") {
    CHECK(weak(defaulted_world()).empty());
    CHECK(weak(defaulted_world(Served{})) == "no-formal-service");
    CHECK(weak(defaulted_world(std::nullopt)) == "no-formal-service");
    auto early = World::in(State::dispatched);
    early.say(formal(), at("11-24 11:00"));
    CHECK(clock_text(early.ticket.orders.front().cure_by) == "12-01 11:00");
    early.say(given_up(1), at("12-01 10:59"));
    CHECK(weak(early) == "cure-not-passed");
    auto just = World::in(State::dispatched);
    just.say(formal(), at("11-24 11:00"));
    just.say(given_up(1), at("12-01 11:00"));
    CHECK(weak(just).empty());
}

TEST_CASE("an urgent defect is to be mended at once; an emergency needs no notice") {
    auto urgent = World::opened();
    urgent.say(first_triage("leak", Urgency::urgent), at("11-23 10:00"));
    urgent.say(order_due(at("11-24 18:00")), at("11-23 10:10"));
    urgent.say(formal(), at("11-23 11:00"));
    CHECK(clock_text(urgent.ticket.orders.front().cure_by) == "11-23 11:00");
    auto emergency = defaulted_world(std::nullopt);
    emergency.ticket.emergency_start = true;
    CHECK(weak(emergency).empty());
}

TEST_CASE("a back-charge needs a default, costs, and may be opened once, not before the default") {
    Claim claim;
    CHECK(verdict(claim.ask_open(9, at("12-03 10:00"))) == "no_such_order 9");
    CHECK(verdict(claim.ask_open(2, at("12-03 10:00"))) == "not_defaulted 2");
    CHECK(verdict(claim.ask_open(1, at("12-01 09:59"))) == "before_subject 1");
    claim.charged = "AC-C1";
    CHECK(verdict(claim.ask_open(1, at("12-03 10:00"))) == "charged_before 1 AC-C1");
    claim.charged.clear();
    claim.world.ticket.costs.clear();
    CHECK(verdict(claim.ask_open(1, at("12-03 10:00"))) == "no_cost 2 1");
    Claim good;
    good.open(at("12-03 10:00"));
    CHECK(good.charge.claimed == Fen{42050});
    CHECK(good.charge.party_id == k_party);
    CHECK(format_day(good.charge.limitation_on) == "2029-12-01");
    CHECK(good.charge.weak.empty());
}

TEST_CASE("a notice claims what it has cost by then, and may be repeated until the amount is agreed on") {
    Claim claim;
    claim.open(at("12-03 10:00"));
    CHECK(claim.verdict_of(ChargeNoticed{}, at("12-03 09:00")) == "before_subject");
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    claim.world.say(spent(2, 50), at("12-04 11:00"));
    claim.say(ChargeNoticed{}, at("12-04 12:00"));
    CHECK(claim.charge.claimed == Fen{42100});
    CHECK(clock_text(claim.charge.noticed_at) == "12-04 10:00");
    claim.say(ChargeDisputed{"not ours"}, at("12-05 10:00"));
    claim.say(ChargeNoticed{}, at("12-06 12:00"));
    CHECK(claim.state() == "disputed");
    claim.say(ChargeAgreed{{42100}}, at("12-07 10:00"));
    CHECK(claim.verdict_of(ChargeNoticed{}, at("12-08 12:00")) == "charge_state agreed");
}

TEST_CASE("each step has its states") {
    const auto late = at("12-20 10:00");
    Claim claim;
    claim.open(at("12-03 10:00"));
    CHECK(claim.verdict_of(ChargeDisputed{"no"}, late) == "charge_state open");
    CHECK(claim.verdict_of(ChargeAgreed{{1}}, late) == "charge_state open");
    CHECK(claim.verdict_of(ChargeDeducted{{1}}, late) == "charge_state open");
    CHECK(claim.verdict_of(ChargeInvoiced{{1}}, late) == "charge_state open");
    CHECK(claim.verdict_of(ChargeSettled{}, late) == "charge_state open");
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    CHECK(claim.verdict_of(ChargeDeducted{{1}}, late) == "charge_state noticed");
    claim.say(ChargeDisputed{"no"}, at("12-05 10:00"));
    CHECK(claim.verdict_of(ChargeDisputed{"no"}, late) == "charge_state disputed");
    CHECK(claim.verdict_of(ChargeAgreed{{1}}, at("12-05 09:59")) == "before_subject");
    claim.say(ChargeAgreed{{1}}, at("12-06 10:00"));
    CHECK(claim.verdict_of(ChargeAgreed{{1}}, late) == "charge_state agreed");
    CHECK(claim.verdict_of(ChargeInvoiced{{1}}, at("12-06 09:59")) == "before_subject");
    claim.say(ChargeInvoiced{{1}}, at("12-07 10:00"));
    CHECK(claim.verdict_of(ChargeSettled{}, at("12-07 09:59")) == "before_subject");
    claim.say(ChargeSettled{}, at("12-08 10:00"));
    CHECK(claim.verdict_of(ChargeSettled{}, late) == "charge_state settled");
    CHECK(claim.verdict_of(ChargeWaived{"why", "Chen Jing"}, late) == "charge_state settled");
}

TEST_CASE("amounts are bounded to the fen by what was claimed, agreed, and held back") {
    const auto late = at("12-20 10:00");
    Claim claim;
    claim.open(at("12-03 10:00"));
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    CHECK(claim.verdict_of(ChargeAgreed{{42051}}, late) == "amount_over 420.50");
    CHECK(claim.verdict_of(ChargeAgreed{{0}}, late) == "missing_facts amount");
    CHECK(claim.verdict_of(ChargeAgreed{{-1}}, late) == "missing_facts amount");
    claim = agreed_claim(42050);
    claim.retention = {30000};
    CHECK(claim.verdict_of(ChargeDeducted{{30001}}, late) == "amount_over 300.00");
    claim.say(ChargeDeducted{{30000}}, at("12-06 10:00"));
    claim.retention = {0};
    CHECK(claim.verdict_of(ChargeDeducted{{1}}, late) == "amount_over 0.00");
    CHECK(claim.verdict_of(ChargeInvoiced{{12051}}, late) == "amount_over 120.50");
    CHECK(claim.verdict_of(ChargeSettled{}, late) == "money_left 120.50");
    claim.say(ChargeInvoiced{{12049}}, at("12-07 10:00"));
    CHECK(claim.verdict_of(ChargeSettled{}, late) == "money_left 0.01");
    claim.say(ChargeInvoiced{{1}}, at("12-07 11:00"));
    claim.say(ChargeSettled{}, at("12-08 10:00"));
    CHECK(claim.state() == "settled");
}

TEST_CASE("a waiver is a manager's, from any state that goes on") {
    auto claim = agreed_claim(42050);
    claim.world.approver = {.name = "Chen Jing", .role = StaffRole::desk, .register_empty = false};
    CHECK(claim.verdict_of(ChargeWaived{"why", "Chen Jing"}, at("12-06 10:00")) ==
          "approver_not_manager Chen Jing manager");
    claim.world.approver.role = StaffRole::manager;
    claim.world.actor = {.name = "Nobody", .role = {}, .register_empty = false};
    CHECK(claim.verdict_of(ChargeWaived{"why", "Chen Jing"}, at("12-06 10:00")) == "unlisted_actor Nobody");
    claim.world.actor.role = StaffRole::desk;
    claim.say(ChargeWaived{"why", "Chen Jing"}, at("12-06 10:00"));
    CHECK(claim.state() == "waived");
    CHECK(claim.charge.waived_by == "Chen Jing");
    CHECK(claim.verdict_of(ChargeNoticed{}, at("12-07 10:00")) == "charge_state waived");
}

TEST_CASE("an order that was given by phone is late in writing once its clock is past") {
    auto world = World::in(State::accepted);
    auto asked = order_due(at("11-27 18:00"));
    asked.phone_first = true;
    world.say(asked, at("11-23 10:10"));
    const auto& order = world.ticket.orders.front();
    CHECK(clock_text(written_order_due(world.ticket, order)) == "11-23 12:10");
    CHECK_FALSE(is_written_late(world.ticket, order, at("11-23 12:10")));
    CHECK(is_written_late(world.ticket, order, at("11-23 12:11")));
    auto served = world;
    served.say(Served{}, at("11-23 12:00"));
    CHECK_FALSE(is_written_late(served.ticket, served.ticket.orders.front(), at("11-30 12:00")));
    world.say(Served{}, at("11-23 13:00"));
    CHECK(is_written_late(world.ticket, world.ticket.orders.front(), at("11-23 13:00")));
    CHECK_FALSE(written_order_due(World::in(State::dispatched).ticket,
                                  World::in(State::dispatched).ticket.orders.front()));
}
