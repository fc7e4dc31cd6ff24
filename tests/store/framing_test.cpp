// The journal's hash joins columns by line feeds: what could blur their borders is never written.
#include <doctest/doctest.h>

#include "aftercare/support/error.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

Entry entry_of(const std::string& actor, const std::string& os_user) {
    Entry entry;
    entry.id.value = 1;
    entry.subject_kind = "ledger";
    entry.subject = "AC";
    entry.verb = "note";
    entry.actor = actor;
    entry.os_user = os_user;
    entry.body = "{}";
    return entry;
}

}  // namespace

TEST_CASE("two texts that hash alike cannot both be entries") {
    const Chain chain{0, "AC", 1};
    std::string scratch;
    CHECK(hash_of(entry_of("a\nb", "c"), {}, chain, scratch) ==
          hash_of(entry_of("a", "b\nc"), {}, chain, scratch));
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    for (const std::string hostile : {"a\nb", "a\x7F", "a\u2028", "\xFF"}) {
        CAPTURE(hostile);
        CHECK_THROWS_AS(insert_entry(db, entry_of(hostile, "c")), Error);
        CHECK_THROWS_AS(insert_entry(db, entry_of("a", hostile)), Error);
        auto entry = entry_of("a", "c");
        entry.subject = hostile;
        CHECK_THROWS_AS(insert_entry(db, entry), Error);
        entry = entry_of("a", "c");
        entry.verb = hostile;
        CHECK_THROWS_AS(insert_entry(db, entry), Error);
        CHECK_THROWS_AS(insert_chain(db, {1, hostile, 1}), Error);
    }
    CHECK(db.integer("SELECT count(*) FROM journal") == 0);
    CHECK(db.integer("SELECT count(*) FROM chain") == 0);
}

TEST_CASE("an act by a name that cannot be framed writes nothing") {
    LedgerFixture fixture;
    const auto before = fixture.db().integer("SELECT count(*) FROM journal");
    {
        Writer writer(fixture.ledger(),
                      {.by = "a\nb", .os_user = "c", .clock = act(at("11-27 09:00")).clock});
        CHECK_THROWS_AS(writer.add(ProjectAdded{"West"}), Error);
    }
    CHECK(fixture.db().integer("SELECT count(*) FROM journal") == before);
    CHECK(fixture.db().integer("SELECT count(*) FROM project WHERE name = 'West'") == 0);
}
