// A policy with another day off: the tickets whose dues it reaches are reckoned again, and no others; a day
// that is past stays as it was.
#include <doctest/doctest.h>

#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// The shipped policy with one more day off in 2026.
std::string with_day_off(const std::string& day) {
    std::string text(default_policy());
    const auto year = text.find("[calendar.2026]");
    const std::string list = "off = [\n";
    const auto at = text.find(list, year) + list.size();
    return text.insert(at, "  \"" + day + "\",\n");
}

void apply_with_day_off(LedgerFixture& fixture, const std::string& day, Instant when) {
    Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
    writer.apply_policy(with_day_off(day));
    writer.commit();
}

std::string resolve_of(LedgerFixture& fixture, TicketId id) {
    return clock_text(running_clock(*load_ticket(fixture.db(), id), Clock::resolve)->due_at);
}

}  // namespace

TEST_CASE("only the tickets that a changed day off reaches are reckoned again") {
    LedgerFixture fixture;
    const auto before = fixture.report_leak(at("11-23 09:00"));
    const auto reached = fixture.report_leak(at("11-27 09:00"));
    CHECK(resolve_of(fixture, before) == "12-02 18:00");
    CHECK(resolve_of(fixture, reached) == "12-08 18:00");
    fixture.db().exec("UPDATE ticket SET symptom = 'spoilt'");
    apply_with_day_off(fixture, "2026-12-07", at("11-27 10:00"));
    CHECK(resolve_of(fixture, before) == "12-02 18:00");
    CHECK(resolve_of(fixture, reached) == "12-09 18:00");
    CHECK(load_ticket(fixture.db(), before)->symptom == "spoilt");
    CHECK(load_ticket(fixture.db(), reached)->symptom == "drips");
}

TEST_CASE("the day of a due reaches it, the day behind it does not") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    apply_with_day_off(fixture, "2026-12-03", at("11-27 10:00"));
    CHECK(resolve_of(fixture, id) == "12-02 18:00");
    apply_with_day_off(fixture, "2026-12-02", at("11-27 10:00"));
    CHECK(resolve_of(fixture, id) == "12-03 18:00");
    fixture.close();
    CHECK(verify(fixture.path(), {}).is_clean());
}

TEST_CASE("a new version changes no day that is past, and today only if it says so") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    apply_with_day_off(fixture, "2026-11-26", at("11-27 10:00"));
    CHECK(resolve_of(fixture, id) == "12-02 18:00");
    apply_with_day_off(fixture, "2026-11-27", at("11-27 10:00"));
    CHECK(resolve_of(fixture, id) == "12-03 18:00");
    // The version after it does not name the day, which is past by then.
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-28 10:00")));
        writer.apply_policy(std::string(default_policy()));
        writer.commit();
    }
    CHECK(resolve_of(fixture, id) == "12-03 18:00");
    fixture.close();
    CHECK(verify(fixture.path(), {}).is_clean());
}
