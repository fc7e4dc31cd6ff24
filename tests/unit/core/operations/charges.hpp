// A defaulted order and what replacing it cost, for the tests of claims and back-charges.
#pragma once

#include <doctest/doctest.h>

#include "aftercare/core/claim.hpp"
#include "tests/support/world.hpp"

namespace testing {

inline constexpr PartyId k_other_party{22};
inline constexpr PartyId k_third_party{23};

inline Served formal(Means how = Means::letter) {
    Served served;
    served.formal = true;
    served.how = how;
    return served;
}

inline Defaulted given_up(int k) {
    Defaulted defaulted;
    defaulted.k = k;
    defaulted.words = "did not come";
    return defaulted;
}

inline Ordered replacement(int replaced, PartyId party = k_other_party) {
    auto ordered = order_due(at("12-10 18:00"));
    ordered.party_id = party;
    ordered.replaces = replaced;
    return ordered;
}

inline Started in_an_emergency() {
    Started started;
    started.emergency = true;
    started.words = "water on the sockets";
    return started;
}

inline Fen claim_of(const Ticket& ticket, int k) {
    return sum_of(ticket, costs_behind(ticket, k));
}

inline Costed spent(int k, std::int64_t fen) {
    Costed costed;
    costed.lines = {{CostKind::labour, {fen}}};
    costed.k = k;
    return costed;
}

/// Order 1 was formally served on 11-23, given up on 12-01, replaced by order 2, which cost 420.50.
inline World defaulted_world(std::optional<Served> served = formal()) {
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
    std::vector<NumberedCharge> others;
    Fen retention{100'000};
    Instant last_at;

    Decided<ChargeOpened> ask_open(int k, Instant when) const {
        ChargeOpened asked;
        asked.order_k = k;
        const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
        return decide(asked, facts, others);
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
                                .retention_left = retention,
                                .charges = others};
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
inline Claim agreed_claim(std::int64_t fen) {
    Claim claim;
    claim.open(at("12-03 10:00"));
    claim.say(ChargeNoticed{}, at("12-04 10:00"));
    claim.say(ChargeAgreed{{fen}}, at("12-05 10:00"));
    return claim;
}

}  // namespace testing
