// The clock of the journal: stamps never run back, an act is one transaction, and a clock that has jumped is
// refused until somebody says that it is right.
#include <doctest/doctest.h>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/past.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/error.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// A clock that shows each of `times` in turn, and the last one from then on.
SystemClock clock_of(std::vector<Instant> times) {
    return [times = std::move(times), i = std::size_t{0}]() mutable {
        const auto now = times[i];
        i = std::min(i + 1, times.size() - 1);
        return now;
    };
}

Acting by_clock(std::vector<Instant> times) {
    return {.by = "Li Na", .os_user = "lina", .clock = clock_of(std::move(times))};
}

/// Notes of ticket `id` in one act.
void note(LedgerFixture& fixture, TicketId id, const Acting& acting, int notes = 1) {
    Writer writer(fixture.ledger(), acting);
    auto ticket = writer.ticket(id);
    for (int i = 0; i < notes; ++i) {
        writer.record(*ticket, Noted{"n"});
    }
    writer.commit();
}

std::optional<ErrorKind> failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("stamps are read under the lock and never run back") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    const auto first = at("11-23 10:00");
    note(fixture, id, by_clock({first, first, first + Seconds{7}, first + Seconds{3}}), 3);
    auto rows = fixture.db().prepare("SELECT recorded_at - ? FROM journal WHERE verb = 'note' ORDER BY id");
    rows.bind(1, first.seconds);
    std::vector<std::int64_t> stamps;
    while (rows.step()) {
        stamps.push_back(rows.integer(0));
    }
    CHECK(stamps == std::vector<std::int64_t>{0, 7, 7});
}

TEST_CASE("an act is one transaction, and known as a whole from its last entry") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    const auto first = at("11-23 10:00");
    note(fixture, id, by_clock({first, first, first + Seconds{2}}), 2);
    note(fixture, id, by_clock({first + Seconds{10}}));
    auto& db = fixture.db();
    const auto acts = [&](const char* sql) { return db.integer(sql).value_or(0); };
    const auto last = acts("SELECT max(id) FROM journal");
    CHECK(acts("SELECT count(DISTINCT act) FROM journal WHERE verb = 'note'") == 2);
    CHECK(acts("SELECT act FROM journal ORDER BY id DESC LIMIT 1") == last);
    CHECK(acts("SELECT min(act) FROM journal WHERE verb = 'note'") == last - 2);
    const auto known_notes = [&](Instant known_at) {
        auto known = as_known(fixture.ledger(), {}, known_at);
        return (known ? known->db() : db).integer("SELECT count(*) FROM journal WHERE verb = 'note'");
    };
    CHECK(known_notes(first + Seconds{1}) == 0);
    CHECK(known_notes(first + Seconds{2}) == 2);
    CHECK(known_notes(first + Seconds{10}) == 3);
}

TEST_CASE("a clock far behind the last entry or a year ahead of it writes nothing") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    const auto last = at("11-23 09:00");
    const auto before = fixture.db().integer("SELECT count(*) FROM journal");
    const auto try_at = [&](Instant now) { return failure_of([&] { note(fixture, id, by_clock({now})); }); };
    CHECK(try_at(last - Seconds{301}) == ErrorKind::system);
    CHECK(try_at(last + Seconds{367 * 86400}) == ErrorKind::system);
    CHECK(fixture.db().integer("SELECT count(*) FROM journal") == before);
    CHECK_FALSE(try_at(last - Seconds{300}));
    CHECK(fixture.db().integer("SELECT recorded_at FROM journal ORDER BY id DESC LIMIT 1") == last.seconds);
    CHECK_FALSE(try_at(last + Seconds{366 * 86400}));
}

TEST_CASE("a new epoch starts the clock anew, loses no number, and names where the old one ended") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    note(fixture, id, by_clock({at("12-20 09:00")}));
    const auto now = at("11-23 10:00");
    CHECK(failure_of([&] { note(fixture, id, by_clock({now})); }) == ErrorKind::system);
    set_clock(fixture.path(), 1000, by_clock({now}));
    fixture.close();
    fixture.open();
    CHECK_FALSE(failure_of([&] { note(fixture, id, by_clock({now + Seconds{60}})); }));
    CHECK(fixture.report_leak(now + Seconds{120}) == own_ticket_id({2026, 2}));
    CHECK(verify(fixture.path(), {}).is_clean());
    CHECK(fixture.db().text("SELECT verb FROM journal WHERE id = 1099511627777") == "rebuild");
    CHECK(failure_of([&] { set_clock(fixture.path(), 1000, by_clock({now + Seconds{130}})); }) ==
          ErrorKind::fact);
    // An act of the old epoch is still found by its name.
    CHECK(entries_of(fixture.db(), {1, 1}).size() == 3);
}

TEST_CASE("when it happened is asked once the lock is held") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    auto acting = by_clock({at("11-23 10:00")});
    acting.at = [](Instant now) { return now - Seconds{600}; };
    note(fixture, id, acting);
    CHECK(fixture.db().integer("SELECT recorded_at - happened_at FROM journal ORDER BY id DESC LIMIT 1") ==
          600);
}
