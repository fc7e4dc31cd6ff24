// Backups are good or are not made; what is restored goes on in a new epoch; a newer schema keeps the
// journal.
#include "aftercare/store/keep.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "aftercare/support/error.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

Acting restoring() {
    return act(at("11-30 09:00"));
}

template <class Work>
std::optional<ErrorKind> failure_of(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

/// The statements of the shipped schema that make the row tables, as a later version would have them.
std::string rows_made_anew() {
    const std::string all(schema_files().front().sql);
    std::string sql(std::string(k_rebuilds_rows) + "\n");
    const auto take = [&](std::string_view beginning) {
        for (auto at_pos = all.find(beginning); at_pos != std::string::npos;
             at_pos = all.find(beginning, at_pos + 1)) {
            const auto end = all.find(";\n", at_pos);
            const auto statement = all.substr(at_pos, end + 2 - at_pos);
            const bool keeps = statement.find("TABLE chain") != std::string::npos ||
                               statement.find("TABLE journal") != std::string::npos ||
                               statement.find("TABLE person(") != std::string::npos ||
                               statement.find("TABLE sqlar") != std::string::npos ||
                               statement.find("ON journal") != std::string::npos ||
                               statement.find("ON person") != std::string::npos;
            sql += keeps ? "" : statement;
        }
    };
    for (const auto* beginning :
         {"CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE INDEX", "CREATE VIRTUAL TABLE"}) {
        take(beginning);
    }
    return sql;
}

}  // namespace

TEST_CASE("a backup is the ledger, made while it is open") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto made = back_up(fixture.path(), fixture.file("backup.db"), {});
    const auto& report = made.report;
    CHECK(made.is_good());
    CHECK(made.path == fixture.file("backup.db"));
    CHECK(to_hex(report.head.hash) == to_hex(load_head(fixture.db()).hash));
    CHECK(verify(fixture.file("backup.db"), {}).is_clean());
    CHECK((std::filesystem::status(fixture.file("backup.db")).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    Database backup(fixture.file("backup.db"), OpenMode::read, 1000);
    CHECK(dump_rows(backup) == dump_rows(fixture.db()));
    CHECK(dump_all(backup, {"journal", "person", "sqlar", "chain"}) ==
          dump_all(fixture.db(), {"journal", "person", "sqlar", "chain"}));
}

TEST_CASE("a backup does not wait for a writer, and has what was committed") {
    LedgerFixture fixture;
    fixture.report_leak(at("11-23 09:00"));
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 10:00")));
    auto ticket = load_ticket(writer.db(), own_ticket_id({2026, 1}));
    writer.record(*ticket, Noted{"half written"});
    CHECK(back_up(fixture.path(), fixture.file("backup.db"), {.busy_timeout_ms = 0}).is_good());
    Database backup(fixture.file("backup.db"), OpenMode::read, 1000);
    CHECK(backup.integer("SELECT count(*) FROM journal WHERE verb = 'note'") == 0);
}

TEST_CASE("no backup is made over a file or a left-over log, or where there is no directory") {
    LedgerFixture fixture;
    fixture.add_tickets();
    std::ofstream(fixture.file("there")) << "something";
    const auto files = fixture.directory().count_files();
    CHECK(failure_of([&] { back_up(fixture.path(), fixture.file("there"), {}); }) == ErrorKind::fact);
    CHECK(failure_of([&] { back_up(fixture.path(), fixture.file("no/where"), {}); }) == ErrorKind::system);
    CHECK(failure_of([&] { back_up(fixture.file("none"), fixture.file("backup.db"), {}); }) ==
          ErrorKind::system);
    std::filesystem::remove(fixture.file("there"));
    std::ofstream(fixture.file("there-wal")) << "the last acts of a ledger";
    CHECK(failure_of([&] { back_up(fixture.path(), fixture.file("there"), {}); }) == ErrorKind::fact);
    CHECK(fixture.directory().count_files() == files);
}

TEST_CASE("backup, verify and restore agree on what is damaged, whatever it is") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const std::vector<const char*> damages = {
        "DROP TRIGGER journal_keeps; UPDATE journal SET actor = 'x' WHERE id = 5",
        "UPDATE ticket SET symptom = 'nothing'",
        "UPDATE person SET name = 'somebody else' WHERE id = 1",
        "DELETE FROM clock_run",
    };
    for (const auto* damage : damages) {
        CAPTURE(damage);
        const auto path = fixture.file("damaged.db");
        back_up(fixture.path(), path, {});
        {
            Database db(path, OpenMode::write, 0);
            db.exec(damage);
        }
        CHECK_FALSE(verify(path, {}).is_clean());
        const auto copy = back_up(path, fixture.file("copy.db"), {});
        CHECK_FALSE(copy.is_good());
        CHECK(copy.path == fixture.file("copy.db.damaged"));
        CHECK_FALSE(std::filesystem::exists(fixture.file("copy.db")));
        CHECK(failure_of([&] { restore(copy.path, fixture.file("back.db"), {}, restoring()); }) ==
              ErrorKind::system);
        CHECK_FALSE(std::filesystem::exists(fixture.file("back.db")));
        std::filesystem::remove(path);
        std::filesystem::remove(copy.path);
    }
}

TEST_CASE("a restored ledger is the backup in a new epoch") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto rows = dump_rows(fixture.db());
    back_up(fixture.path(), fixture.file("backup.db"), {});
    fixture.report_leak(at("11-27 09:00"));
    fixture.close();
    CHECK(failure_of([&] { restore(fixture.file("backup.db"), fixture.path(), {}, restoring()); }) ==
          ErrorKind::fact);
    const auto done = restore(fixture.file("backup.db"), fixture.path(),
                              {.replace = true, .busy_timeout_ms = 0}, restoring());
    const auto& report = done.report;
    CHECK(report.is_clean());
    CHECK(done.kept == fixture.path() + ".before-2026-11-30T090000");
    CHECK(done.synced == Synced::yes);
    CHECK(done.has_rights);
    CHECK(Ledger::open_to_read(done.kept, 0).db().integer("SELECT count(*) FROM ticket") == 4);
    CHECK(verify(done.kept, {}).is_clean());
    fixture.open();
    CHECK(dump_rows(fixture.db()) == rows);
    const auto entry = fixture.db().text("SELECT body FROM journal ORDER BY id DESC LIMIT 1").value_or("");
    CHECK(entry.find(to_hex(report.head.hash)) != std::string::npos);
    CHECK(verify(fixture.path(), {}).is_clean());
    CHECK(fixture.directory().count_files() ==
          5);  // ledger, its -wal and -shm, backup, what was there before
    fixture.close();
    CHECK(fixture.directory().count_files() == 3);

    SUBCASE("and may be restored to a place where nothing is") {
        restore(fixture.file("backup.db"), fixture.file("other.db"), {}, restoring());
        CHECK(verify(fixture.file("other.db"), {}).is_clean());
    }
    SUBCASE("also over a file that is damaged, whose log is kept with it") {
        std::ofstream(fixture.path(), std::ios::in | std::ios::out) << "no header any more";
        std::ofstream(fixture.path() + "-wal") << "what is left of it";
        restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
                restoring());
        CHECK(verify(fixture.path(), {}).is_clean());
        CHECK(std::filesystem::exists(fixture.path() + ".before-2026-11-30T090000-2-wal"));
    }
    SUBCASE("and goes on with numbers behind the next full thousand") {
        fixture.open();
        CHECK(fixture.report_leak(at("11-27 10:00")) == own_ticket_id({2026, 1001}));
        CHECK(fixture.report_leak(at("11-27 11:00")) == own_ticket_id({2026, 1002}));
        CHECK(verify(fixture.path(), {}).is_clean());
        // What the ledger in between has given is on papers too.
        fixture.close();
        restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
                restoring());
        fixture.open();
        CHECK(fixture.report_leak(at("11-27 10:00")) == own_ticket_id({2026, 2001}));
        CHECK(verify(fixture.path(), {}).is_clean());
    }
    SUBCASE("through a link, which stays") {
        std::filesystem::create_symlink(fixture.path(), fixture.file("link.db"));
        restore(fixture.file("backup.db"), fixture.file("link.db"), {.replace = true, .busy_timeout_ms = 0},
                restoring());
        CHECK(std::filesystem::is_symlink(fixture.file("link.db")));
        CHECK(verify(fixture.path(), {}).is_clean());
    }
    SUBCASE("but not over itself") {
        CHECK(failure_of([&] {
                  restore(fixture.path(), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
                          restoring());
              }) == ErrorKind::usage);
    }
}

TEST_CASE("nothing is restored from a damaged backup, or over a ledger in use") {
    LedgerFixture fixture;
    fixture.add_tickets();
    back_up(fixture.path(), fixture.file("backup.db"), {});
    const auto before = dump_rows(fixture.db());
    CHECK(failure_of([&] {
              restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
                      restoring());
          }) == ErrorKind::busy);
    {
        Database backup(fixture.file("backup.db"), OpenMode::write, 0);
        backup.exec("UPDATE ticket SET symptom = 'nothing'");
    }
    fixture.close();
    CHECK(failure_of([&] {
              restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
                      restoring());
          }) == ErrorKind::system);
    fixture.open();
    CHECK(dump_rows(fixture.db()) == before);
}

TEST_CASE("whoever had the ledger open when it was replaced writes nothing into the new one") {
    LedgerFixture fixture;
    fixture.add_tickets();
    back_up(fixture.path(), fixture.file("backup.db"), {});
    fixture.close();
    // Opened, and waiting: it has read nothing yet, so it is in nobody's way.
    Database waiting(fixture.path(), OpenMode::write, 0);
    restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0}, restoring());
    CHECK(failure_of([&] { waiting.exec("BEGIN IMMEDIATE; UPDATE ticket SET symptom = 'lost'; COMMIT"); }) ==
          ErrorKind::busy);
    CHECK_FALSE(std::filesystem::exists(fixture.path() + "-journal"));
    CHECK(verify(fixture.path(), {}).is_clean());
}

TEST_CASE("a ledger that was kept is written through a log again once somebody writes it") {
    LedgerFixture fixture;
    fixture.add_tickets();
    back_up(fixture.path(), fixture.file("backup.db"), {});
    fixture.close();
    const auto done = restore(fixture.file("backup.db"), fixture.path(),
                              {.replace = true, .busy_timeout_ms = 0}, restoring());
    CHECK_FALSE(check_file(done.kept).has_log);
    CHECK(check_file(fixture.path()).has_log);
    Ledger::open_to_write(done.kept, 0);
    CHECK(check_file(done.kept).has_log);
}

TEST_CASE("a second copy of a damaged ledger says that it is damaged, too") {
    LedgerFixture fixture;
    fixture.add_tickets();
    fixture.db().exec("UPDATE ticket SET symptom = 'nothing'");
    CHECK(back_up(fixture.path(), fixture.file("copy.db"), {}).path == fixture.file("copy.db.damaged"));
    CHECK(back_up(fixture.path(), fixture.file("copy.db"), {}).path == fixture.file("copy.db.damaged-2"));
}

TEST_CASE("a ledger keeps its mode when it is replaced") {
    LedgerFixture fixture;
    fixture.add_tickets();
    back_up(fixture.path(), fixture.file("backup.db"), {});
    fixture.close();
    std::filesystem::permissions(fixture.path(), std::filesystem::perms(0640));
    restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0}, restoring());
    CHECK(std::filesystem::status(fixture.path()).permissions() == std::filesystem::perms(0640));
}

TEST_CASE("a ledger is made only where no log of another is left over") {
    TemporaryDirectory directory;
    for (const char* companion : {"-wal", "-journal"}) {
        const auto left_over = directory.file("new.db") + companion;
        std::ofstream(left_over) << "the last acts of a ledger";
        CHECK(failure_of([&] { make_ledger(directory.file("new.db")); }) == ErrorKind::fact);
        CHECK(directory.count_files() == 1);
        std::ofstream(left_over, std::ios::trunc).close();
        make_ledger(directory.file("new.db"));
        CHECK(verify(directory.file("new.db"), {}).is_clean());
        std::filesystem::remove(directory.file("new.db"));
    }
}

TEST_CASE("what a killed process left beside a ledger is found, and goes with the next that is made there") {
    TemporaryDirectory directory;
    const auto place = directory.file("new.db");
    std::ofstream(place + ".new-0123abcd") << "half a ledger";
    std::ofstream(place + ".new-0123abcd-journal") << "its journal";
    std::ofstream(place + ".new-something") << "not ours";
    CHECK(abandoned_beside(place) == std::vector<std::string>{place + ".new-0123abcd"});
    {
        const NewFile at_work(directory.file("new.db"), 0600);
        CHECK_FALSE(std::filesystem::exists(place + ".new-0123abcd"));
        CHECK(abandoned_beside(place).empty());
        CHECK(directory.count_files() == 2);
    }
    CHECK(directory.count_files() == 1);
}

TEST_CASE("a newer schema keeps the journal and folds the rows anew") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto rows = dump_rows(fixture.db());
    const auto kept = dump_all(fixture.db(), {"journal", "person", "sqlar", "chain"});
    fixture.close();
    const auto anew = rows_made_anew();
    auto files = schema_files();
    const int last = files.back().version;
    files.push_back({last + 1, "later.sql", "CREATE TABLE later(id INTEGER PRIMARY KEY, word TEXT) STRICT;"});
    files.push_back({last + 2, "anew.sql", anew});
    const auto plan = plan_migration(fixture.path(), files);
    CHECK(plan.is_needed());
    CHECK(plan.rebuilds_rows);
    CHECK_FALSE(plan_migration(fixture.path()).is_needed());
    const auto done = migrate(fixture.path(), 1000, files);
    CHECK(done.to == last + 2);
    {
        Database db(fixture.path(), OpenMode::write, 1000);
        CHECK(db.integer("PRAGMA user_version") == last + 2);
        CHECK(dump_rows(db) == rows);
        CHECK(dump_all(db, {"journal", "person", "sqlar", "chain"}) == kept);
        CHECK(db.integer("SELECT count(*) FROM later") == 0);
        db.exec("DROP TABLE later");
        db.exec(("PRAGMA user_version = " + std::to_string(last)).c_str());
    }
    CHECK(verify(fixture.path(), {}).is_clean());
    CHECK_FALSE(migrate(fixture.path(), 1000).is_needed());
}

TEST_CASE("a schema file that fails changes nothing, and a newer ledger is refused") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto rows = dump_rows(fixture.db());
    fixture.close();
    auto files = schema_files();
    files.push_back(
        {files.back().version + 1, "bad.sql", "-- rows: rebuilt\nCREATE TABLE ledger(id INTEGER);"});
    CHECK(failure_of([&] { migrate(fixture.path(), 1000, files); }) == ErrorKind::system);
    fixture.open();
    CHECK(dump_rows(fixture.db()) == rows);
    CHECK(verify(fixture.path(), {}).is_clean());
    fixture.db().exec("PRAGMA user_version = 99");
    fixture.close();
    CHECK(failure_of([&] { migrate(fixture.path(), 1000); }) == ErrorKind::system);
    CHECK(failure_of([&] { plan_migration(fixture.path()); }) == ErrorKind::system);
}
