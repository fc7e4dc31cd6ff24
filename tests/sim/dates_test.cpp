// Seeded weeks of acts about dates on a real ledger: no due moves unless the act says so, the original never
// moves, a pause never shortens, and a new policy changes no figure of the past.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>

#include "aftercare/store/replay.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

template <class E>
const Deadlines* deadlines_of(const E& event) {
    if constexpr (requires { event.deadlines; }) {
        return &event.deadlines;
    } else {
        return nullptr;
    }
}

bool names_clock(const TicketEvent& event, Clock clock) {
    const auto* deadlines = std::visit([](const auto& each) { return deadlines_of(each); }, event);
    return deadlines != nullptr && std::any_of(deadlines->begin(), deadlines->end(),
                                               [&](const Deadline& due) { return due.clock == clock; });
}

template <class E>
std::optional<TicketEvent> as_event(const Decided<E>& decided) {
    return decided ? std::optional<TicketEvent>(*decided) : std::nullopt;
}

class Weeks {
  public:
    explicit Weeks(unsigned seed) : m_random(seed) {
        for (int i = 0; i < 6; ++i) {
            m_tickets.push_back(m_fixture.report_leak(m_now));
        }
    }

    void run(int days) {
        for (int day = 0; day < days; ++day) {
            for (int i = 0; i < 20; ++i) {
                m_now = m_now + Seconds{300 + static_cast<std::int64_t>(m_random() % 3000)};
                act_once(m_tickets[m_random() % m_tickets.size()]);
            }
            m_evenings[m_now] = now();
            m_now = start_of(Day{day_of(m_now).number + 1}) + Seconds{8 * 3600};
        }
    }

    void apply_policy(const std::string& text) {
        Writer writer(m_fixture.ledger(), act(m_now));
        writer.apply_policy(text);
        writer.commit();
    }

    /// What is known of every evening now is what was known then.
    void check_evenings() {
        for (const auto& [when, seen] : m_evenings) {
            auto then = as_known(m_fixture.ledger(), when, when);
            CHECK(dump_all(then ? then->db() : m_fixture.db(), k_ticket_tables) == seen);
        }
        CHECK(verify(m_fixture.path(), {}).is_clean());
    }

    std::string now() { return dump_all(m_fixture.db(), k_ticket_tables); }
    int done() const { return m_done; }

  private:
    void act_once(TicketId id) {
        Writer writer(m_fixture.ledger(), act(m_now));
        auto ticket = load_ticket(writer.db(), id);
        REQUIRE(ticket);
        const auto& policy = writer.policy();
        const auto& actor = writer.actor();
        const auto event = choose(Facts{*ticket, policy, "East", actor, writer.act().when});
        if (!event) {
            return;
        }
        const Ticket before = *ticket;
        writer.record(*ticket, *event);
        writer.commit();
        ++m_done;
        for (std::size_t i = 0; i < before.clocks.size(); ++i) {
            check_due(before, before.clocks[i], ticket->clocks[i], *event);
        }
    }

    static void check_due(const Ticket& before, const ClockRun& was, const ClockRun& is,
                          const TicketEvent& event) {
        CAPTURE(std::string(code_of(was.clock)));
        const auto verb = verb_of(event);
        CAPTURE(std::string(code_of(verb)));
        const bool may_move = names_clock(event, was.clock);
        const bool informs = was.clock == Clock::inform;
        CHECK((may_move || is.due_at == was.due_at));
        const bool commits_anew = informs || before.state == State::registered;
        CHECK((commits_anew || is.due_original_at == was.due_original_at));
        const bool only_later = !informs && (verb == Verb::resume || verb == Verb::extend);
        CHECK((!only_later || is.due_at >= was.due_at));
        const bool only_earlier = verb == Verb::triage && !commits_anew;
        CHECK((!only_earlier || is.due_at <= was.due_at));
    }

    std::optional<TicketEvent> choose(const Facts& facts) {
        switch (m_random() % 12) {
            case 0:
                return as_event(decide(first_triage("leak", urgency()), facts));
            case 1: {
                Triaged again;
                again.urgency = urgency();
                again.words = "it got worse, or better";
                return as_event(decide(again, facts));
            }
            case 2:
            case 3: {
                Held held;
                held.reason = m_random() % 2 == 0 ? "owner-asked" : "material";
                held.review_at = facts.when.at + Seconds{86400};
                return as_event(decide(held, facts));
            }
            case 4:
            case 5:
                return as_event(decide(Resumed{}, facts));
            case 6:
                return extend(facts);
            case 7: {
                Promised promised;
                promised.what = "call again";
                promised.due_at = facts.when.at + some_seconds();
                return as_event(decide(promised, facts));
            }
            case 8:
                return as_event(decide(Informed{}, facts));
            case 9: {
                NoticeGiven notice;
                notice.from_at = facts.when.at + Seconds{7200};
                return as_event(decide(notice, facts));
            }
            case 10:
                return as_event(decide(Escalated{}, facts));
            default:
                return work(facts);
        }
    }

    std::optional<TicketEvent> extend(const Facts& facts) {
        Extended extended;
        extended.reason = "material";
        extended.due_at =
            std::max(facts.when.at, facts.ticket.resolve_by.value_or(facts.when.at)) + some_seconds();
        extended.how = m_random() % 2 == 0 ? std::optional(Means::phone) : std::nullopt;
        return as_event(decide(extended, facts));
    }

    std::optional<TicketEvent> work(const Facts& facts) {
        auto ordered = order_due(facts.when.at + Seconds{86400});
        ordered.party_id = m_fixture.party();
        const bool fails = m_random() % 3 == 0;
        switch (facts.ticket.state) {
            case State::accepted:
                return as_event(decide(ordered, facts));
            case State::dispatched:
                return fails ? as_event(decide(Defaulted{}, facts)) : as_event(decide(Started{}, facts));
            case State::in_progress:
                return as_event(decide(finished(), facts));
            case State::completed:
                return fails ? as_event(decide(Rejected{}, facts)) : as_event(decide(Verified{}, facts));
            case State::closed:
                return as_event(decide(Reopened{}, facts));
            default:
                return std::nullopt;
        }
    }

    Urgency urgency() { return static_cast<Urgency>(m_random() % 3); }
    Seconds some_seconds() { return Seconds{static_cast<std::int64_t>(m_random() % 200'000)}; }

    LedgerFixture m_fixture;
    std::mt19937 m_random;
    Instant m_now = at("03-02 08:00");
    std::vector<TicketId> m_tickets;
    std::map<Instant, std::string> m_evenings;
    int m_done = 0;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    REQUIRE(text.find(from) != std::string::npos);
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The shipped policy with other targets, other limits and other holidays.
std::string other_policy() {
    auto text = replaced(std::string(default_policy()), "within = \"7d working\"", "within = \"3d working\"");
    text = replaced(text, "within = \"1d\"", "within = \"12h\"");
    text = replaced(text, "due_soon = \"4h working\"", "due_soon = \"1h working\"");
    text = replaced(text, "days = 90", "days = 10");
    return replaced(text, "\"2026-04-04..2026-04-06\"",
                    "\"2026-03-09..2026-03-13\", \"2026-04-04..2026-04-06\"");
}

}  // namespace

TEST_CASE("no due moves unless the act says so, and a new policy changes no figure of the past") {
    for (const unsigned seed : {11U, 12U, 13U}) {
        CAPTURE(seed);
        Weeks weeks(seed);
        weeks.run(15);
        CHECK(weeks.done() > 30);
        const auto before = weeks.now();
        weeks.apply_policy(other_policy());
        CHECK(weeks.now() == before);
        weeks.run(4);
        weeks.check_evenings();
    }
}
