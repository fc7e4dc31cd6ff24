// What is derived can be made again from a whole journal, and nothing else is touched.
#include <doctest/doctest.h>

#include "aftercare/store/anchor.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/victim.hpp"

using namespace testing;

namespace {

const std::vector<std::string> k_kept = {"journal", "chain", "person", "sqlar"};

/// What rebuild refuses; empty when it does not.
std::string refusal_of(const std::string& path, ErrorKind kind = ErrorKind::system) {
    try {
        rebuild(path, 0);
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.found();
    }
    return {};
}

std::string dump_of(const std::string& path) {
    Database db(path, OpenMode::read, 1000);
    return dump_rows(db) + dump_all(db, k_kept) + search(db, "symptom_gram", gram_query("rip")) +
           search(db, "words_gram", gram_query("away"));
}

/// Changes an entry and gives it and all behind it the hashes that they must have: a journal made anew.
void forge(Victim& victim, std::int64_t id) {
    auto& db = victim.db();
    victim.sql("DROP TRIGGER journal_keeps");
    victim.sql("UPDATE journal SET actor = 'Wang Wei' WHERE id = " + std::to_string(id));
    const auto chain = load_chains(db).front();
    std::vector<Entry> entries;
    {
        auto row = db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal ORDER BY id");
        while (row.step()) {
            read_entry(row, entries.emplace_back());
        }
    }
    Digest before{};
    std::string scratch;
    auto write = db.prepare("UPDATE journal SET hash = ? WHERE id = ?");
    for (const auto& entry : entries) {
        before = hash_of(entry, before, chain, scratch);
        write.bind_blob(1, before);
        write.bind(2, entry.id.value);
        write.run();
    }
}

std::optional<Anchor> found_again(const std::string& path, const NotedHead& noted) {
    Database db(path, OpenMode::read, 1000);
    return find_anchor(db, noted);
}

}  // namespace

TEST_CASE("rows, search index and schema are made anew, and the rest stays as it is") {
    const auto whole = dump_of(three_tickets().path());
    for (const auto* change : {
             "UPDATE ticket SET symptom = 'nothing', state = 'void'",
             "DELETE FROM ledger",
             "DELETE FROM clock_run",
             "UPDATE policy SET frozen = ''",
             "INSERT INTO cost VALUES (1, 1, 'labour', 5, NULL, 1)",
             "INSERT INTO symptom_gram(symptom_gram) VALUES ('delete-all')",
             "DELETE FROM symptom_gram_config",
             "DELETE FROM words_gram_data",
             "DROP TABLE words_gram",
             "DROP TABLE words_gram_idx",
             "DROP TABLE hold",
             "DROP INDEX ticket_next",
             "DROP INDEX journal_subject",
             "DROP TRIGGER journal_keeps",
             "ALTER TABLE ticket ADD COLUMN mine TEXT",
             "CREATE TRIGGER mine AFTER INSERT ON journal BEGIN DELETE FROM cost; END",
             "CREATE VIEW mine AS SELECT * FROM ticket",
             "CREATE INDEX mine ON person(address)",
             "CREATE TABLE \"my \"\"own\"(x)",
             "ANALYZE",
         }) {
        CAPTURE(change);
        Victim victim;
        victim.sql(change);
        CHECK_FALSE(victim.report().is_clean());
        CHECK(refusal_of(victim.file()) == "");
        CHECK(texts_of(victim.report()) == "");
        CHECK(dump_of(victim.file()) == whole);
    }
}

TEST_CASE("a rebuilt ledger goes on as before") {
    LedgerFixture fixture;
    fixture.add_tickets();
    rebuild(fixture.path(), 1000);
    const auto id = fixture.report_leak(at("11-27 09:00"), "drips again");
    fixture.say(id, first_triage(), at("11-27 09:10"));
    CHECK(texts_of(verify(fixture.path(), {})) == "");
}

TEST_CASE("a damaged journal is not folded: its first bad entry is named, and nothing is changed") {
    Victim victim;
    victim.change_journal("UPDATE journal SET actor = 'x' WHERE id >= 7");
    victim.sql("DELETE FROM cost");
    victim.close();
    const auto before = dump_of(victim.file());
    CHECK(refusal_of(victim.file()).find("entry 7 ") != std::string::npos);
    CHECK(dump_of(victim.file()) == before);
}

TEST_CASE("what nothing else knows is not made anew") {
    SUBCASE("somebody's own table with rows") {
        Victim victim;
        victim.sql("CREATE TABLE mine(x); INSERT INTO mine VALUES (1)");
        victim.close();
        CHECK(refusal_of(victim.file()).find("mine") != std::string::npos);
        CHECK(has(victim.report(), ProblemKind::schema, "table mine"));
    }
    SUBCASE("a changed table of people") {
        Victim victim;
        victim.sql("ALTER TABLE person ADD COLUMN mine TEXT");
        victim.close();
        CHECK(refusal_of(victim.file()).find("person") != std::string::npos);
    }
    SUBCASE("people and files: verify still names them") {
        Victim victim;
        victim.sql("UPDATE person SET name = 'Wang Li' WHERE id = 1; DELETE FROM sqlar; DELETE FROM ticket");
        victim.close();
        CHECK(refusal_of(victim.file()) == "");
        const auto report = victim.report();
        CHECK(report.found == 2);
        CHECK(has(report, ProblemKind::person_differs, "name"));
        CHECK(has(report, ProblemKind::file_missing));
    }
}

TEST_CASE("rebuild waits for a writer no longer than it is told to") {
    Victim victim;
    victim.sql("BEGIN IMMEDIATE");
    CHECK_FALSE(refusal_of(victim.file(), ErrorKind::busy).empty());
    victim.sql("ROLLBACK");
}

TEST_CASE("a journal made anew from end to end is found by a head that was noted, and by nothing else") {
    Victim victim;
    const auto head = *anchor_of_head(victim.db());
    const NotedHead noted{head.hash, NotedHead::Place{head.site, head.epoch, head.seq}};
    CHECK(find_anchor(victim.db(), noted));
    CHECK(find_anchor(victim.db(), {head.hash, {}}));
    forge(victim, 5);
    victim.close();
    rebuild(victim.file(), 1000);
    CHECK(texts_of(victim.report()) == "");
    CHECK_FALSE(found_again(victim.file(), noted));
    CHECK_FALSE(found_again(victim.file(), {head.hash, {}}));
}
