// The past is the same journal up to then: what a replay shows is what the ledger showed at that time.
#include "aftercare/store/replay.hpp"

#include <doctest/doctest.h>
#include <map>

#include "aftercare/store/past.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

const std::string k_ticket_entries = "subject_kind = 'ticket'";

/// What the reports read of tickets.
std::string dump_tickets(Database& db) {
    return dump_all(db, k_ticket_tables) + dump(db, "journal", k_ticket_entries) +
           search(db, "symptom_gram", gram_query("the")) + "/" +
           search(db, "words_gram", gram_query("mended"));
}

std::string as_of(LedgerFixture& fixture, Instant when) {
    auto known = as_known(fixture.ledger(), when, std::nullopt);
    return dump_tickets(known ? known->db() : fixture.db());
}

std::string known_at(LedgerFixture& fixture, Instant when) {
    auto known = as_known(fixture.ledger(), std::nullopt, when);
    return dump_tickets(known ? known->db() : fixture.db());
}

}  // namespace

TEST_CASE("the ledger as of a past instant is what it was then") {
    LedgerFixture fixture;
    std::map<Instant, std::string> seen;
    const auto remember = [&](Instant when) { seen[when] = dump_tickets(fixture.db()); };
    remember(at("11-23 08:00"));
    const auto first = fixture.report_leak(at("11-23 09:00"), "drips from the ceiling");
    remember(at("11-23 09:00"));
    fixture.bring_to_closing(first, at("11-23 10:00"));
    remember(at("11-23 12:00"));
    const auto second = fixture.report_leak(at("11-24 09:00"), "crack in the wall");
    remember(at("11-24 09:00"));
    Amended amended;
    amended.symptom = "two cracks in the wall";
    fixture.say(second, amended, at("11-24 10:00"));
    remember(at("11-24 10:00"));
    Recorded call;
    call.score = 1;
    fixture.say(first, call, at("11-25 10:00"));
    remember(at("11-25 10:00"));

    for (const auto& [when, tickets] : seen) {
        CAPTURE(format_minute(when));
        CHECK(as_of(fixture, when) == tickets);
        CHECK(known_at(fixture, when) == tickets);
    }
    CHECK(verify(fixture.path(), {}).is_clean());
}

TEST_CASE(
    "a ticket that was voided is void as of any time, and what came later is not shown before it came") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    Declined declined;
    declined.reason = "not-ours";
    declined.how = Means::phone;
    declined.told_at = at("11-23 09:30");
    fixture.say(id, declined, at("11-23 09:30"));
    Appealed appealed;
    appealed.words = "new photos";
    fixture.say(id, appealed, at("11-24 09:00"));
    fixture.say(id, Noted{"a slip"}, at("11-24 09:05"));
    fixture.say(id, Voided{"a slip"}, at("11-24 09:10"));
    for (const auto* when : {"11-23 09:10", "11-23 10:00"}) {
        CAPTURE(when);
        auto past = as_known(fixture.ledger(), at(when), std::nullopt);
        REQUIRE(past);
        auto& db = past->db();
        CHECK(load_ticket(db, id)->state == State::voided);
        CHECK(db.integer("SELECT count(*) FROM journal WHERE verb IN ('appeal', 'note')") == 0);
    }
}

TEST_CASE("nothing is replayed when nothing lies later") {
    LedgerFixture fixture;
    fixture.report_leak(at("11-23 09:00"));
    CHECK_FALSE(as_known(fixture.ledger(), std::nullopt, std::nullopt));
    CHECK_FALSE(as_known(fixture.ledger(), at("11-23 09:00"), at("11-23 09:00")));
    CHECK(as_known(fixture.ledger(), at("11-23 08:59"), std::nullopt));
    CHECK(as_known(fixture.ledger(), std::nullopt, at("11-23 08:59")));
}

TEST_CASE("master data are those of today, whatever the instant") {
    LedgerFixture fixture;
    fixture.report_leak(at("11-23 09:00"));
    auto known = as_known(fixture.ledger(), at("11-01 08:00"), std::nullopt);
    REQUIRE(known);
    CHECK(dump_all(known->db(), k_master_tables) == dump_all(fixture.db(), k_master_tables));
    CHECK(dump(known->db(), "person") == dump(fixture.db(), "person"));
    CHECK(known->db().integer("SELECT count(*) FROM ticket") == 0);
}

TEST_CASE("what was entered late is known late") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    {
        Writer writer(fixture.ledger(), late_act(at("11-23 09:30"), at("11-26 09:00")));
        auto ticket = writer.ticket(id);
        writer.record(*ticket, Noted{"mended it ourselves"});
        writer.commit();
    }
    const auto words = [&](std::optional<Instant> as_of_then, std::optional<Instant> known_then) {
        auto known = as_known(fixture.ledger(), as_of_then, known_then);
        return search((known ? known->db() : fixture.db()), "words_gram", gram_query("mended"));
    };
    CHECK(words(at("11-23 09:45"), std::nullopt) != "");
    CHECK(words(at("11-23 09:20"), std::nullopt) == "");
    CHECK(words(at("11-23 09:45"), at("11-25 09:00")) == "");
    CHECK(words(std::nullopt, at("11-26 09:00")) != "");
}

TEST_CASE("an act is not written before one that it stands on") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    auto order = order_due(at("11-27 18:00"));
    order.party_id = fixture.party();
    fixture.say(id, order, at("11-23 15:00"));
    Writer writer(fixture.ledger(), late_act(at("11-23 14:00"), at("11-23 16:00")));
    auto ticket = writer.ticket(id);
    REQUIRE(ticket);
    Served served;
    served.k = 1;
    const auto before = *ticket;
    CHECK_THROWS_AS(writer.record(*ticket, served), RefusedLate);
    CHECK(*ticket == before);
    CHECK(*writer.ticket(id) == before);
}

TEST_CASE("rows rebuilt from the journal are the rows that were") {
    LedgerFixture fixture;
    fixture.add_tickets();
    auto& db = fixture.db();
    const auto before = dump_rows(db);
    const auto words = search(db, "words_gram", gram_query("owner"));
    const auto symptoms = search(db, "symptom_gram", gram_query("s"));
    db.exec("PRAGMA foreign_keys = 0");
    for (const auto& tables : {k_ticket_tables, k_master_tables}) {
        for (const auto& table : tables) {
            db.exec(("DELETE FROM " + table).c_str());
        }
    }
    for (const auto* index : {"symptom_gram", "words_gram"}) {
        db.exec((std::string("INSERT INTO ") + index + "(" + index + ") VALUES ('delete-all')").c_str());
    }
    CHECK(dump_rows(db) == "");
    CHECK(search(db, "symptom_gram", gram_query("s")) == "");
    db.exec("BEGIN");
    rebuild_rows(db);
    db.exec("COMMIT");
    CHECK(dump_rows(db) == before);
    CHECK(search(db, "words_gram", gram_query("owner")) == words);
    CHECK(search(db, "symptom_gram", gram_query("s")) == symptoms);
    CHECK(verify(fixture.path(), {}).is_clean());
}
