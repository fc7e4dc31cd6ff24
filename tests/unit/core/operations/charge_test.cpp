// Defaults, and what is claimed because of them.
#include "tests/unit/core/operations/charges.hpp"

using namespace testing;

TEST_CASE("a default ends the order and takes the ticket back; the next order may replace it") {
    auto world = World::in(State::dispatched);
    CHECK(world.verdict_of(given_up(2), at("12-01 10:00")) == "no_such_order 2");
    CHECK(world.verdict_of(given_up(1), at("11-23 09:00")) == "state_then");
    world.say(given_up(1), at("12-01 10:00"));
    CHECK(world.state() == "accepted");
    CHECK(world.ticket.orders.front().state == OrderState::defaulted);
    CHECK(world.verdict_of(given_up(1), at("12-01 11:00")) == "wrong_state");
}

TEST_CASE("a party that was given up on does not replace itself, nor take its replacement over") {
    auto world = World::in(State::dispatched);
    world.say(given_up(1), at("12-01 10:00"));
    auto own = replacement(1);
    own.party_id = k_party;
    CHECK(world.verdict_of(own, at("12-01 10:10")) == "own_replacement 1");
    world.say(replacement(1), at("12-01 10:10"));
    Transferred back;
    back.k = 2;
    back.party_id = k_party;
    CHECK(world.verdict_of(back, at("12-01 11:00")) == "own_replacement 2");
    world.say(given_up(2), at("12-02 10:00"));
    own.replaces = 2;
    CHECK(world.verdict_of(own, at("12-02 10:10")) == "own_replacement 2");
    own.replaces.reset();
    CHECK(world.verdict_of(own, at("12-02 10:10")) == "ok");
}

TEST_CASE("no cost is claimed twice; what a waived back-charge claimed is free again") {
    Claim claim;
    claim.world.say(given_up(2), at("12-02 11:00"));
    claim.world.say(replacement(2, k_third_party), at("12-02 12:00"));
    CHECK(verdict(claim.ask_open(2, at("12-03 10:00"))) == "no_cost 3 2");
    claim.world.say(spent(3, 700), at("12-02 13:00"));
    claim.open(at("12-03 10:00"));
    CHECK(claim.charge.claimed == Fen{42750});
    CHECK(claim.charge.costs == "1,2");
    claim.others = {{"AC-C1", claim.charge}};
    CHECK(verdict(claim.ask_open(2, at("12-03 10:00"))) == "cost_claimed 2 AC-C1");
    claim.others.front().charge.state = ChargeState::waived;
    CHECK(claim.ask_open(2, at("12-03 10:00"))->claimed == Fen{700});
}

TEST_CASE("a notice leaves out what another back-charge has claimed meanwhile") {
    Claim claim;
    claim.open(at("12-03 10:00"));
    claim.world.say(given_up(2), at("12-03 11:00"));
    claim.world.say(replacement(2, k_third_party), at("12-03 12:00"));
    claim.world.say(spent(3, 700), at("12-03 13:00"));
    claim.others = {{"AC-C1", claim.charge}};
    const auto second = claim.ask_open(2, at("12-04 10:00"));
    REQUIRE(second);
    CHECK(second->costs == std::vector<int>{2});
    Charge other;
    apply(other, {at("12-04 10:00"), at("12-04 10:00"), "Li Na"}, *second);
    claim.others.push_back({"AC-C2", other});
    claim.say(ChargeNoticed{}, at("12-05 10:00"));
    CHECK(claim.charge.claimed == Fen{42050});
}

TEST_CASE("how far a cost reaches") {
    Claim claim;
    const auto& ticket = claim.world.ticket;
    const auto reach = [&](std::optional<int> k) { return reach_of_cost(ticket, k, claim.others).reach; };
    CHECK(reach_of_cost(World::in(State::dispatched).ticket, 1, {}).reach == CostReach::no_default);
    CHECK(reach(2) == CostReach::claimable);
    CHECK(reach(1) == CostReach::elsewhere);
    CHECK(reach({}) == CostReach::elsewhere);
    CHECK(reach_of_cost(ticket, {}, {}).replacing == std::vector<int>{2});
    claim.open(at("12-03 10:00"));
    claim.others = {{"AC-C1", claim.charge}};
    CHECK(reach(2) == CostReach::next_notice);
    claim.others.front().charge.state = ChargeState::disputed;
    CHECK(reach(2) == CostReach::next_notice);
    CHECK(reach_of_cost(ticket, 2, claim.others).charge->number == "AC-C1");
    claim.others.front().charge.state = ChargeState::litigated;
    CHECK(reach(2) == CostReach::too_late);
}

TEST_CASE("a dispute may go to court, and ends in an amount or a waiver") {
    Claim claim;
    claim.open(at("12-03 10:00"));
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    CHECK(claim.verdict_of(ChargeLitigated{"court"}, at("12-05 10:00")) == "charge_state noticed");
    claim.say(ChargeDisputed{"no"}, at("12-05 10:00"));
    CHECK(claim.verdict_of(ChargeLitigated{"court"}, at("12-05 09:59")) == "before_subject");
    claim.say(ChargeLitigated{"court"}, at("12-06 10:00"));
    CHECK(claim.state() == "litigated");
    CHECK(claim.verdict_of(ChargeNoticed{}, at("12-07 10:00")) == "charge_state litigated");
    CHECK(claim.verdict_of(ChargeWaived{"why", "Chen Jing"}, at("12-07 10:00")) == "ok");
    claim.say(ChargeAgreed{{42050}}, at("12-07 10:00"));
    CHECK(claim.state() == "agreed");
}

TEST_CASE("a back-charge needs a default, costs, and may be opened once, not before the default") {
    Claim claim;
    CHECK(verdict(claim.ask_open(9, at("12-03 10:00"))) == "no_such_order 9");
    CHECK(verdict(claim.ask_open(2, at("12-03 10:00"))) == "not_defaulted 2");
    CHECK(verdict(claim.ask_open(1, at("12-01 09:59"))) == "before_subject 1");
    claim.others = {{"AC-C1", {}}};
    claim.others.front().charge.order_k = 1;
    CHECK(verdict(claim.ask_open(1, at("12-03 10:00"))) == "charged_before 1 AC-C1");
    claim.others.clear();
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
    CHECK(claim.charge.opened_claim == Fen{42050});
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

TEST_CASE("money comes in for what was invoiced, in parts or all at once") {
    auto claim = agreed_claim(42050);
    CHECK(claim.verdict_of(ChargeSettled{Fen{1}}, at("12-06 10:00")) == "amount_over 0.00");
    claim.say(ChargeInvoiced{{30000}}, at("12-06 10:00"));
    CHECK(claim.verdict_of(ChargeSettled{Fen{0}}, at("12-07 10:00")) == "missing_facts amount");
    CHECK(claim.verdict_of(ChargeSettled{Fen{30001}}, at("12-07 10:00")) == "amount_over 300.00");
    CHECK(claim.verdict_of(ChargeSettled{Fen{1}}, at("12-06 09:59")) == "before_subject");
    claim.say(ChargeSettled{Fen{10000}}, at("12-07 10:00"));
    CHECK(claim.state() == "agreed");
    CHECK(claim.charge.received == Fen{10000});
    CHECK(claim.verdict_of(ChargeSettled{Fen{20001}}, at("12-08 10:00")) == "amount_over 200.00");
    CHECK(claim.verdict_of(ChargeSettled{}, at("12-08 10:00")) == "money_left 120.50");

    SUBCASE("what comes in last settles it") {
        claim.say(ChargeDeducted{{12050}}, at("12-08 10:00"));
        CHECK(claim.state() == "agreed");
        claim.say(ChargeSettled{Fen{20000}}, at("12-09 10:00"));
        CHECK(claim.state() == "settled");
        CHECK(clock_text(claim.charge.settled_at) == "12-09 10:00");
    }
    SUBCASE("without an amount it is all that is still to come") {
        claim.say(ChargeDeducted{{12050}}, at("12-08 10:00"));
        CHECK(claim.say(ChargeSettled{}, at("12-09 10:00")).received == Fen{20000});
        CHECK(claim.charge.received == Fen{30000});
        CHECK(claim.state() == "settled");
    }
    SUBCASE("all of the invoice is not all that was agreed") {
        claim.say(ChargeSettled{Fen{20000}}, at("12-08 10:00"));
        CHECK(claim.state() == "agreed");
        claim.say(ChargeDeducted{{12050}}, at("12-09 10:00"));
        CHECK_FALSE(claim.say(ChargeSettled{}, at("12-09 10:00")).received);
        CHECK(claim.state() == "settled");
    }
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
