// Why a clock is due when it is: the trace ends where the rows stand.
#include "aftercare/store/clock_trace.hpp"

#include <doctest/doctest.h>
#include <map>

#include "tests/support/ledger_fixture.hpp"

using namespace testing;

TEST_CASE("the last move of every run leaves it as its row has it; its first one begins it") {
    LedgerFixture fixture;
    fixture.add_tickets();
    int traced = 0;
    for (std::int64_t n = 1; n <= 3; ++n) {
        const auto ticket = load_ticket(fixture.db(), own_ticket_id({2026, n}));
        REQUIRE(ticket);
        for (std::size_t i = 0; i < CodeList<Clock>::codes.size(); ++i) {
            const auto clock = static_cast<Clock>(i);
            const auto trace = trace_clock(fixture.db(), ticket->id, clock, at("12-31 00:00"));
            std::map<int, ClockRun> last;
            for (const auto& move : trace.moves) {
                CHECK(move.after.clock == clock);
                CHECK(move.before.has_value() == (last.count(move.after.n) == 1));
                last[move.after.n] = move.after;
            }
            CHECK(last.size() == trace.runs.size());
            for (const auto& row : ticket->clocks) {
                if (row.clock == clock) {
                    ++traced;
                    CAPTURE(row.n);
                    CHECK(last[row.n] == row);
                }
            }
        }
    }
    CHECK(traced > 20);
}

TEST_CASE("a trace names the act, its rule and the dates before and after; time alone has no act") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    Held held;
    held.reason = "owner-asked";
    held.review_at = at("11-26 09:00");
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    fixture.say(id, held, at("11-24 09:00"));
    fixture.say(id, Resumed{}, at("11-27 09:00"));
    const auto trace = trace_clock(fixture.db(), id, Clock::resolve, at("11-30 09:00"));
    std::string moves;
    for (const auto& move : trace.moves) {
        moves += std::string(code_of(move.why)) + " " + clock_text(move.at) + " " +
                 (move.act ? std::string(code_of(verb_of(move.act->event))) : "-") + " due " +
                 (move.before ? clock_text(move.before->due_at) + " > " : "") +
                 clock_text(move.after.due_at) + "\n";
    }
    CHECK(moves ==
          "begins 11-23 09:00 new due 12-02 18:00\n"
          "targets 11-23 10:00 triage due 12-02 18:00 > 12-02 18:00\n"
          "sets-standard 11-23 10:00 triage due 12-02 18:00 > 12-02 18:00\n"
          "suspends 11-24 09:00 hold due 12-02 18:00 > 12-04 18:00\n"
          "resumes 11-26 09:00 - due 12-04 18:00 > 12-04 18:00\n");
}
