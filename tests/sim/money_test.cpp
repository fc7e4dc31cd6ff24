// Seeded weeks of back-charges on a real ledger beside a small model that knows only sums: no fen is claimed,
// agreed on or taken twice, whatever is tried in whatever order. Afterwards the fold equals the rows, and
// every evening's sums can be had again.
#include <doctest/doctest.h>
#include <map>
#include <random>

#include "aftercare/core/claim.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/past.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

constexpr std::int64_t k_retention = 100'000;

/// What the model knows of a back-charge.
struct Modelled {
    std::string state = "open";
    std::int64_t spent = 0;
    std::int64_t claimed = 0;
    std::int64_t agreed = 0;
    std::int64_t deducted = 0;
    std::int64_t invoiced = 0;
    std::int64_t received = 0;
};

enum class Try { spend, notice, dispute, litigate, agree, deduct, invoice, receive, settle, waive };

/// Whether the act is allowed, and if it is, what it makes of the sums.
bool step(Modelled& m, Try what, std::int64_t amount, std::int64_t& retention) {
    const bool is_claimed = m.state == "noticed" || m.state == "disputed";
    const auto left = m.agreed - m.deducted - m.invoiced;
    switch (what) {
        case Try::spend:
            m.spent += amount;
            return true;
        case Try::notice:
            if (!is_claimed && m.state != "open") {
                return false;
            }
            m.claimed = m.spent;
            m.state = m.state == "open" ? "noticed" : m.state;
            return true;
        case Try::dispute:
            return m.state == "noticed" && !(m.state = "disputed").empty();
        case Try::litigate:
            return m.state == "disputed" && !(m.state = "litigated").empty();
        case Try::agree:
            if ((!is_claimed && m.state != "litigated") || amount > m.claimed) {
                return false;
            }
            m.agreed = amount;
            m.state = "agreed";
            return true;
        case Try::deduct:
            if (m.state != "agreed" || amount > left || amount > retention) {
                return false;
            }
            m.deducted += amount;
            retention -= amount;
            return true;
        case Try::invoice:
            if (m.state != "agreed" || amount > left) {
                return false;
            }
            m.invoiced += amount;
            return true;
        case Try::receive:
            if (m.state != "agreed" || amount > m.invoiced - m.received) {
                return false;
            }
            m.received += amount;
            m.state = m.agreed == m.deducted + m.received ? "settled" : m.state;
            return true;
        case Try::settle:
            if (m.state != "agreed" || left != 0) {
                return false;
            }
            m.received = m.invoiced;
            m.state = "settled";
            return true;
        case Try::waive:
            return m.state != "settled" && m.state != "waived" && !(m.state = "waived").empty();
    }
    return false;
}

class MoneySimulation {
  public:
    explicit MoneySimulation(unsigned seed) : m_random(seed) {
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        auto party = load_party(writer.db(), m_fixture.party());
        writer.record(*party, PartyEvent(PartyContracted{.project_id = {1},
                                                         .settlement = Fen{10'000'000},
                                                         .retention = Fen{k_retention},
                                                         .release_on = {},
                                                         .scope = {},
                                                         .buildings = {}}));
        writer.commit();
        for (int i = 0; i < 6; ++i) {
            open_charge();
        }
    }

    void run(int acts) {
        for (int i = 0; i < acts; ++i) {
            m_now = m_now + Seconds{600};
            if (m_random() % 12 == 0) {
                open_charge();
            }
            act_once();
            if (i % 40 == 39) {
                m_evenings[m_now] = dump(m_fixture.db(), "charge");
            }
        }
    }

    void check_ledger() {
        CHECK(aftercare::verify(m_fixture.path(), {}).is_clean());
        for (const auto& [when, picture] : m_evenings) {
            auto then = as_known(m_fixture.ledger(), when, when);
            CHECK(dump(then ? then->db() : m_fixture.db(), "charge") == picture);
        }
    }
    int refused() const { return m_refused; }
    int done() const { return m_done; }

  private:
    void open_charge() {
        const auto step_on = [&] { return m_now = m_now + Seconds{600}; };
        const auto id = m_fixture.report_leak(step_on());
        m_fixture.say(id, first_triage(), step_on());
        auto first = order_due(m_now + Seconds{86400});
        first.party_id = m_fixture.party();
        m_fixture.say(id, first, step_on());
        Defaulted defaulted;
        defaulted.k = 1;
        m_fixture.say(id, defaulted, step_on());
        auto second = first;
        second.party_id = m_fixture.other_party();
        second.replaces = 1;
        m_fixture.say(id, second, step_on());
        m_fixture.say(id, spending(5000), step_on());
        step_on();
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        const auto ticket = load_ticket(writer.db(), id);
        const Facts facts{*ticket, writer.policy(), "East", writer.actor(), writer.act().when};
        ChargeOpened asked;
        asked.order_k = 1;
        const auto decided = decide(asked, facts, std::vector<NumberedCharge>());
        REQUIRE(verdict(decided) == "ok");
        const auto charge = writer.add(*decided);
        writer.commit();
        Modelled model;
        model.spent = model.claimed = 5000;
        m_charges.emplace_back(charge.id, model);
    }

    static Costed spending(std::int64_t fen) {
        Costed costed;
        costed.lines = {{CostKind::other, {fen}}};
        costed.k = 2;
        return costed;
    }

    std::optional<ChargeEvent> decided(Try what, Fen amount, const ChargeFacts& facts) {
        const auto event = [](const auto& outcome) {
            return outcome ? std::optional<ChargeEvent>(*outcome) : std::nullopt;
        };
        switch (what) {
            case Try::notice:
                return event(decide(ChargeNoticed{}, facts));
            case Try::dispute:
                return event(decide(ChargeDisputed{"no"}, facts));
            case Try::litigate:
                return event(decide(ChargeLitigated{"to court"}, facts));
            case Try::agree:
                return event(decide(ChargeAgreed{amount}, facts));
            case Try::deduct:
                return event(decide(ChargeDeducted{amount}, facts));
            case Try::invoice:
                return event(decide(ChargeInvoiced{amount}, facts));
            case Try::receive:
                return event(decide(ChargeSettled{amount}, facts));
            case Try::settle:
                return event(decide(ChargeSettled{}, facts));
            case Try::waive:
                return event(decide(ChargeWaived{"why", "Li Na"}, facts, facts.actor));
            case Try::spend:
                break;
        }
        return std::nullopt;
    }

    void act_once() {
        auto& one = m_charges[m_random() % m_charges.size()];
        const auto id = one.first;
        auto& model = one.second;
        // A waiver ends all, so it is rarer than the rest.
        const auto what = m_random() % 50 == 0 ? Try::waive : static_cast<Try>(m_random() % 9);
        const Fen amount{static_cast<std::int64_t>(m_random() % 6000) + 1};
        if (what == Try::spend) {
            m_fixture.say(load_charge(m_fixture.db(), id)->ticket_id, spending(amount.count), m_now);
            (void)step(model, what, amount.count, m_retention);
            return;
        }
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        auto charge = load_charge(writer.db(), id);
        const auto ticket = load_ticket(writer.db(), charge->ticket_id);
        const auto retention = load_retention(writer.db(), charge->party_id, charge->project_id);
        const auto charges = charges_of(writer.db(), charge->ticket_id, "AC");
        const ChargeFacts facts{.charge = *charge,
                                .ticket = *ticket,
                                .policy = writer.policy(),
                                .actor = writer.actor(),
                                .when = writer.act().when,
                                .last_at = last_act_at(writer.db(), id),
                                .retention_left = retention->left(),
                                .charges = charges};
        const auto event = decided(what, amount, facts);
        CAPTURE(static_cast<int>(what));
        CAPTURE(model.state);
        REQUIRE(event.has_value() == step(model, what, amount.count, m_retention));
        if (!event) {
            ++m_refused;
            return;
        }
        writer.record(*charge, *event);
        writer.commit();
        ++m_done;
        compare(*charge, model);
    }

    void compare(const Charge& charge, const Modelled& model) {
        CHECK(code_of(charge.state) == model.state);
        CHECK(charge.claimed.count == model.claimed);
        CHECK(charge.agreed.value_or(Fen{}).count == model.agreed);
        CHECK(charge.deducted.count == model.deducted);
        CHECK(charge.invoiced.count == model.invoiced);
        CHECK(charge.received.count == model.received);
        CHECK(charge.opened_claim.count == 5000);
        CHECK(load_retention(m_fixture.db(), charge.party_id, charge.project_id)->left().count ==
              m_retention);
    }

    LedgerFixture m_fixture{at("02-27 08:00")};
    std::mt19937 m_random;
    Instant m_now = at("03-02 08:00");
    std::int64_t m_retention = k_retention;
    std::vector<std::pair<ChargeId, Modelled>> m_charges;
    std::map<Instant, std::string> m_evenings;
    int m_refused = 0;
    int m_done = 0;
};

}  // namespace

TEST_CASE("whatever is tried with back-charges, their sums are the model's, and past ones can be had again") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        MoneySimulation simulation(seed);
        simulation.run(360);
        CHECK(simulation.done() > 50);
        CHECK(simulation.refused() > 50);
        simulation.check_ledger();
    }
}
