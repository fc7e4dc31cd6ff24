// Seeded days of work on a real ledger beside a small model that knows only states and orders: what the rules
// allow and where it leads. Afterwards the fold equals the rows, and every evening's picture can be had
// again.
#include <doctest/doctest.h>
#include <map>
#include <random>

#include "aftercare/store/past.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/sim/model.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::vector<SimulatedVerb> verbs();

class Simulation {
  public:
    explicit Simulation(unsigned seed) : m_random(seed) {}

    void run(int days, int acts_a_day) {
        for (int day = 0; day < days; ++day) {
            for (int i = 0; i < acts_a_day; ++i) {
                m_now = m_now + Seconds{60 + static_cast<std::int64_t>(m_random() % 600)};
                act_once();
            }
            keep_evening();
            m_now = start_of(Day{day_of(m_now).number + 1}) + Seconds{8 * 3600};
        }
    }

    int refused() const { return m_refused; }
    int done() const { return m_done; }

    void check_ledger() {
        const auto report = aftercare::verify(m_fixture.path(), {});
        CHECK(report.is_clean());
        for (const auto& [when, picture] : m_evenings) {
            auto then = as_known(m_fixture.ledger(), when, when);
            CHECK(dump_all(then ? then->db() : m_fixture.db(), k_ticket_tables) == picture);
        }
    }

  private:
    void act_once() {
        if (m_tickets.empty() || m_random() % 6 == 0) {
            const auto id = m_fixture.report_leak(m_now);
            m_tickets.emplace_back(id, Modelled{});
            ++m_done;
            return;
        }
        if (m_random() % 12 == 0) {
            merge_once(m_random() % m_tickets.size(), m_random() % m_tickets.size());
            return;
        }
        if (m_random() % 12 == 0) {
            split_once(m_random() % m_tickets.size());
            return;
        }
        static const auto k_verbs = verbs();
        auto& [id, model] = m_tickets[m_random() % m_tickets.size()];
        const auto& verb = k_verbs[m_random() % k_verbs.size()];
        say(verb, id, model);
    }

    /// Both events of a merge or split, when the rules agree as the model `expects`.
    template <class Both>
    bool say_both(Writer& writer, Ticket& source, Ticket& target, const Decided<Both>& both, bool expects) {
        REQUIRE(static_cast<bool>(both) == expects);
        if (!both) {
            ++m_refused;
            return false;
        }
        writer.record(target, both->target);
        writer.record(source, both->source);
        writer.commit();
        ++m_done;
        return true;
    }

    void merge_once(std::size_t from, std::size_t into) {
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        auto source = *writer.ticket(m_tickets[from].first);
        auto target = *writer.ticket(m_tickets[into].first);
        auto& model = m_tickets[from].second;
        const bool expects = from != into && is_open_state(model.state) && model.open_orders == 0 &&
                             is_open_state(m_tickets[into].second.state);
        const auto of_source = writer.facts(source);
        const auto of_target = writer.facts(target);
        if (say_both(writer, source, target, decide_merge(of_source, of_target), expects)) {
            model.merged_from = model.state;
            model.merged_into = into;
            model.state = "merged";
            CHECK(target.received_at <= source.received_at);
        }
    }

    void split_once(std::size_t leaving) {
        auto& model = m_tickets[leaving].second;
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        auto source = *writer.ticket(m_tickets[leaving].first);
        auto target = *writer.ticket(m_tickets[model.merged_into].first);
        const auto of_source = writer.facts(source);
        const auto of_target = writer.facts(target);
        if (say_both(writer, source, target, decide_split(of_source, of_target), model.state == "merged")) {
            model.state = model.merged_from;
            CHECK(code_of(source.state) == model.state);
        }
    }

    void say(const SimulatedVerb& verb, TicketId id, Modelled& model) {
        Writer writer(m_fixture.ledger(), acting(m_fixture.ledger(), m_now));
        auto ticket = writer.ticket(id);
        REQUIRE(ticket);
        const auto expected = verb.model(model, m_now);
        const auto event = std::visit(
            [&](const auto& asked) -> std::optional<TicketEvent> { return decided(asked, *ticket, writer); },
            verb.said(*ticket, m_now));
        CAPTURE(verb.name);
        CAPTURE(model.state);
        REQUIRE(event.has_value() == expected.has_value());
        if (!event) {
            ++m_refused;
            return;
        }
        writer.record(*ticket, *event);
        writer.commit();
        ++m_done;
        model = *expected;
        CHECK(code_of(ticket->state) == model.state);
        CHECK(static_cast<int>(open_orders(*ticket).size()) == model.open_orders);
        CHECK(ticket->next_action.has_value() == is_open_state(model.state));
    }

    template <class E>
    static std::optional<TicketEvent> decided(const E& asked, const Ticket& ticket, Writer& writer) {
        const auto facts = writer.facts(ticket);
        const auto as_event = [](const auto& outcome) {
            return outcome ? std::optional<TicketEvent>(*outcome) : std::nullopt;
        };
        if constexpr (std::is_same_v<E, Opened> || std::is_same_v<E, ImportedClosed> ||
                      std::is_same_v<E, Merged> || std::is_same_v<E, Split> || std::is_same_v<E, Struck>) {
            return std::nullopt;
        } else if constexpr (std::is_same_v<E, Archived>) {
            return as_event(decide(asked, facts, ArchiveFacts{}));
        } else if constexpr (std::is_same_v<E, Assigned>) {
            return as_event(decide(asked, facts, writer.actor()));
        } else if constexpr (std::is_same_v<E, Answered>) {
            return as_event(decide(asked, facts, ""));
        } else if constexpr (std::is_same_v<E, Appealed> || std::is_same_v<E, Forced>) {
            return as_event(decide(asked, facts, writer.actor()));
        } else {
            return as_event(decide(asked, facts));
        }
    }

    void keep_evening() {
        if (m_random() % 3 == 0) {
            m_evenings[m_now] = dump_all(m_fixture.db(), k_ticket_tables);
        }
    }

    LedgerFixture m_fixture{at("02-27 08:00")};
    std::mt19937 m_random;
    Instant m_now = at("03-02 08:00");
    std::vector<std::pair<TicketId, Modelled>> m_tickets;
    std::map<Instant, std::string> m_evenings;
    int m_refused = 0;
    int m_done = 0;
};

template <class E>
std::function<TicketEvent(const Ticket&, Instant)> plain(E event) {
    return [event](const Ticket&, Instant) { return TicketEvent(event); };
}

/// The model of a verb that leaves things as they are, where it is allowed.
Step stays(bool (*allowed)(const Modelled&)) {
    return [allowed](Modelled m, Instant) { return allowed(m) ? std::optional(m) : std::nullopt; };
}
bool at_any(const Modelled& m) {
    return m.state != "merged";
}
bool has_order(const Modelled& m) {
    return is_open_state(m.state) && m.state != "new" && m.open_orders == 1;
}

std::function<TicketEvent(const Ticket&, Instant)> hold_for(const std::string& reason) {
    return [reason](const Ticket&, Instant now) {
        Held asked;
        asked.reason = reason;
        asked.review_at = now + Seconds{86400};
        asked.from = Who{.role = WhoRole::owner, .person = {}};
        asked.how = Means::phone;
        return TicketEvent(asked);
    };
}

std::optional<Modelled> held(Modelled m, Instant) {
    if (m.state != "accepted" && m.state != "dispatched" && m.state != "in_progress") {
        return std::nullopt;
    }
    m.state = "on_hold";
    return m;
}

void add_intake_verbs(std::vector<SimulatedVerb>& all) {
    Declined declined;
    declined.reason = "not-ours";
    all.push_back({"note", plain(Noted{"seen"}), stays(at_any)});
    all.push_back({"chase", plain(Chased{}), stays(at_any)});
    all.push_back({"inform", plain(Informed{.what = "soon", .how = Means::phone, .to = {}}), stays(at_any)});
    const Step triage = [](Modelled m, Instant) -> std::optional<Modelled> {
        if (!is_open_state(m.state)) {
            return std::nullopt;
        }
        if (m.state == "new") {
            m.state = "accepted";
        }
        m.triaged = true;
        return m;
    };
    all.push_back({"triage", plain(first_triage()), triage});
    all.push_back({"triage", plain(first_triage()), triage});
    all.push_back({"decline",
                   [declined](const Ticket&, Instant now) mutable {
                       declined.told_at = now;
                       return TicketEvent(declined);
                   },
                   [](Modelled m, Instant) -> std::optional<Modelled> {
                       if (m.state != "new" && m.state != "accepted") {
                           return std::nullopt;
                       }
                       m.state = "declined";
                       return m;
                   }});
    all.push_back({"appeal", plain(Appealed{.words = "rain", .approved_by = {}, .was_refused = false}),
                   [](Modelled m, Instant) -> std::optional<Modelled> {
                       if (m.state != "declined" && m.state != "withdrawn") {
                           return std::nullopt;
                       }
                       m.state = "new";
                       m.triaged = false;
                       m.started = false;
                       m.done_orders = 0;
                       return m;
                   }});
}

void add_work_verbs(std::vector<SimulatedVerb>& all) {
    const auto order = [](const Ticket&, Instant now) {
        auto asked = order_due(now + Seconds{2 * 86400});
        asked.party_id = PartyId{1};
        return TicketEvent(asked);
    };
    const Step order_model = [](Modelled m, Instant) -> std::optional<Modelled> {
        if (!is_open_state(m.state) || m.state == "new") {
            return std::nullopt;
        }
        ++m.open_orders;
        m.ordered = true;
        m.state = m.state == "accepted" ? "dispatched" : m.state;
        return m;
    };
    for (int i = 0; i < 2; ++i) {
        all.push_back({"order", order, order_model});
    }
    all.push_back({"serve", plain(Served{}), stays(has_order)});
    all.push_back({"arrive", plain(Arrived{}), stays(has_order)});
    all.push_back({"appoint",
                   [](const Ticket&, Instant now) {
                       return TicketEvent(window(now + Seconds{3600}, now + Seconds{7200}));
                   },
                   stays(has_order)});
    const Step start_model = [](Modelled m, Instant) -> std::optional<Modelled> {
        if (m.state != "dispatched") {
            return std::nullopt;
        }
        m.state = "in_progress";
        m.started = true;
        return m;
    };
    for (int i = 0; i < 3; ++i) {
        all.push_back({"start", plain(Started{}), start_model});
        all.push_back({"done", plain(finished()), [](Modelled m, Instant) { return done(m); }});
    }
}

void add_ending_verbs(std::vector<SimulatedVerb>& all) {
    Forced forced;
    forced.words = "enough";
    forced.approved_by = "Li Na";
    all.push_back({"hold", hold_for("owner-no-access"), held});
    all.push_back({"hold", hold_for("material"), held});
    all.push_back({"resume", plain(Resumed{}), [](Modelled m, Instant) { return resumed(m); }});
    all.push_back({"resume", plain(Resumed{}), [](Modelled m, Instant) { return resumed(m); }});
    all.push_back({"return", plain(Returned{}), [](Modelled m, Instant) { return end_order(m); }});
    all.push_back({"cancel", plain(Cancelled{}), [](Modelled m, Instant) { return end_order(m); }});
    all.push_back({"reject", plain(Rejected{}), [](Modelled m, Instant) -> std::optional<Modelled> {
                       if (m.state != "completed") {
                           return std::nullopt;
                       }
                       m.state = "in_progress";
                       m.open_orders += m.done_orders;
                       m.done_orders = 0;
                       return m;
                   }});
    const Step verify_model = [](Modelled m, Instant now) -> std::optional<Modelled> {
        if (m.state != "completed" || m.open_orders > 0) {
            return std::nullopt;
        }
        m.done_orders = 0;
        return closed(m, now);
    };
    all.push_back({"verify", plain(Verified{}), verify_model});
    all.push_back({"verify", plain(Verified{}), verify_model});
    all.push_back({"reopen", plain(Reopened{}), [](Modelled m, Instant now) { return reopened(m, now); }});
    all.push_back({"force", plain(forced), [](Modelled m, Instant now) {
                       return is_open_state(m.state) ? closed(m, now) : std::nullopt;
                   }});
    all.push_back({"withdraw", plain(Withdrawn{}), [](Modelled m, Instant) -> std::optional<Modelled> {
                       if (!is_open_state(m.state)) {
                           return std::nullopt;
                       }
                       m.state = "withdrawn";
                       m.open_orders = 0;
                       return m;
                   }});
    all.push_back({"void", plain(Voided{}), [](Modelled m, Instant) -> std::optional<Modelled> {
                       if ((m.state != "new" && m.state != "accepted") || m.ordered) {
                           return std::nullopt;
                       }
                       m.state = "void";
                       return m;
                   }});
}

std::vector<SimulatedVerb> verbs() {
    std::vector<SimulatedVerb> all;
    add_intake_verbs(all);
    add_work_verbs(all);
    add_ending_verbs(all);
    return all;
}

}  // namespace

TEST_CASE("thousands of acts end where a small model says, and every evening can be had again") {
    int done = 0;
    int refused = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        Simulation simulation(seed);
        simulation.run(12, 160);
        simulation.check_ledger();
        done += simulation.done();
        refused += simulation.refused();
    }
    CHECK(done > 2500);
    CHECK(refused > 500);
}
