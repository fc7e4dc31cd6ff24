// Whatever is done to a ledger behind the program's back, verify finds and names it, and nothing stops it.
#include <algorithm>
#include <doctest/doctest.h>
#include <functional>

#include "aftercare/store/search_index.hpp"
#include "tests/support/victim.hpp"

using namespace testing;

namespace {

/// The id of the entry with this verb of the first ticket.
std::int64_t entry_of(Victim& victim, const std::string& verb) {
    return victim.number("SELECT min(id) FROM journal WHERE subject_kind = 'ticket' AND verb = '" + verb +
                         "'");
}

/// Changes an entry, and gives it the hash that it then has: of the last one nothing shows in the chain.
void forge(Victim& victim, std::int64_t id, const std::function<void(Entry&)>& change) {
    victim.close();
    Database db(victim.file(), OpenMode::write, 1000);
    db.exec("DROP TRIGGER journal_keeps");
    Entry entry;
    {
        auto read = db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal WHERE id = ?");
        read.bind(1, id);
        REQUIRE(read.step());
        read_entry(read, entry);
    }
    change(entry);
    Digest before{};
    {
        auto last = db.prepare("SELECT hash FROM journal WHERE id = ?");
        last.bind(1, id - 1);
        REQUIRE(last.step());
        std::copy_n(last.blob(0).begin(), before.size(), before.begin());
    }
    std::string scratch;
    const auto hash = hash_of(entry, before, load_chains(db).front(), scratch);
    auto write =
        db.prepare("UPDATE journal SET act = ?, happened_at = ?, recorded_at = ?, hash = ? WHERE id = ?");
    write.bind(1, entry.act);
    write.bind(2, entry.happened_at.seconds);
    write.bind(3, entry.recorded_at.seconds);
    write.bind_blob(4, hash);
    write.bind(5, id);
    write.run();
}

}  // namespace

TEST_CASE("the copy that is spoilt is clean at first") {
    Victim victim;
    CHECK(texts_of(victim.report()) == "");
}

TEST_CASE("every column of an entry is bound by its hash") {
    for (const auto* change :
         {"subject = 'AC-2026-000002'", "verb = 'note'", "act = act + 1", "happened_at = happened_at + 1",
          "recorded_at = recorded_at - 1", "actor = 'Wang Wei'", "os_user = 'root'",
          "body = replace(body, 'leak', 'crack')", "hash = zeroblob(32)"}) {
        CAPTURE(change);
        Victim victim;
        const auto id = entry_of(victim, "triage");
        victim.change_journal("UPDATE journal SET " + std::string(change) +
                              " WHERE id = " + std::to_string(id));
        const auto report = victim.report();
        CHECK(has(report, ProblemKind::wrong_hash));
        REQUIRE(report.first_bad);
        CHECK(report.first_bad->entry.value == id);
        CHECK(report.first_bad->number.starts_with("AC-2026-"));
        CHECK(text_of(*report.first_bad).find(std::to_string(id)) != std::string::npos);
    }
}

TEST_CASE("a changed entry with its hash recomputed breaks at the next one, and differs from its row") {
    Victim victim;
    const auto id = entry_of(victim, "triage");
    forge(victim, id, [](Entry& entry) { entry.happened_at.seconds += 60; });
    const auto report = victim.report();
    REQUIRE(report.first_bad);
    CHECK(report.first_bad->entry.value == id + 1);
    CHECK(has(report, ProblemKind::wrong_hash));
    CHECK(has(report, ProblemKind::row_differs));
    CHECK(has(report, ProblemKind::schema, "trigger journal_keeps"));
}

TEST_CASE("a last entry of an act that is not its own, or stamped before its neighbour, is named") {
    struct Case {
        std::function<void(Entry&)> change;
        ProblemKind kind;
    };
    const std::vector<Case> cases = {
        {[](Entry& entry) { entry.act += 7; }, ProblemKind::wrong_act},
        {[](Entry& entry) { entry.act = 1; }, ProblemKind::wrong_act},
        {[](Entry& entry) { entry.recorded_at.seconds -= 30 * 24 * 3600; }, ProblemKind::runs_back}};
    for (const auto& each : cases) {
        Victim victim;
        const auto id = victim.number("SELECT max(id) FROM journal");
        forge(victim, id, each.change);
        const auto report = victim.report();
        INFO(texts_of(report));
        REQUIRE(report.first_bad);
        CHECK(report.first_bad->kind == each.kind);
        CHECK(report.first_bad->entry.value == id);
        CHECK(report.first_bad->number == "AC-2026-000003");
        CHECK_FALSE(has(report, ProblemKind::wrong_hash));
    }
}

TEST_CASE("entries deleted, swapped or put between are found") {
    SUBCASE("deleted in the middle") {
        Victim victim;
        const auto id = entry_of(victim, "serve");
        victim.change_journal("DELETE FROM journal WHERE id = " + std::to_string(id));
        const auto report = victim.report();
        CHECK(has(report, ProblemKind::entry_missing, "1"));
        REQUIRE(report.first_bad);
        CHECK(report.first_bad->entry.value == id + 1);
    }
    SUBCASE("the first one deleted") {
        Victim victim;
        victim.change_journal("DELETE FROM journal WHERE id = 1");
        const auto report = victim.report();
        CHECK(has(report, ProblemKind::entry_missing, "1"));
        CHECK(has(report, ProblemKind::row_extra));
    }
    SUBCASE("two swapped") {
        Victim victim;
        const auto id = entry_of(victim, "serve");
        victim.change_journal("UPDATE journal SET id = -1 WHERE id = " + std::to_string(id) +
                              "; UPDATE journal SET id = id - 1 WHERE id = " + std::to_string(id + 1) +
                              "; UPDATE journal SET id = " + std::to_string(id + 1) + " WHERE id = -1");
        const auto report = victim.report();
        REQUIRE(report.first_bad);
        CHECK(report.first_bad->entry.value == id);
        CHECK(report.first_bad->kind == ProblemKind::wrong_hash);
    }
    SUBCASE("one put at the end with a hash of its own making") {
        Victim victim;
        victim.sql(
            "INSERT INTO journal SELECT id + 1, act, subject_kind, subject_id, subject, 'void', "
            "happened_at, recorded_at, actor, os_user, '{}', randomblob(32) FROM journal ORDER BY id "
            "DESC LIMIT 1");
        CHECK(has(victim.report(), ProblemKind::wrong_hash));
    }
    SUBCASE("one put at the end with the right hash still differs from the rows") {
        Victim victim;
        victim.close();
        {
            Database db(victim.file(), OpenMode::write, 1000);
            JournalWriter journal(db, act(at("11-27 09:00")).clock);
            Entry entry;
            entry.subject_kind = "ticket";
            entry.subject_id = own_ticket_id({2026, 3}).value;
            entry.subject = "AC-2026-000003";
            entry.verb = "void";
            entry.happened_at = entry.recorded_at = at("11-27 09:00");
            entry.body = "{}";
            journal.append(entry);
        }
        const auto report = victim.report();
        CHECK(has(report, ProblemKind::row_differs, "state"));
        CHECK_FALSE(has(report, ProblemKind::wrong_hash));
    }
    SUBCASE("an entry of a chain that is not there") {
        Victim victim;
        victim.change_journal(
            "UPDATE journal SET id = id + 1099511627776 WHERE id = (SELECT max(id) FROM journal)");
        CHECK(has(victim.report(), ProblemKind::unknown_chain));
    }
    SUBCASE("a new epoch that names no parent") {
        Victim victim;
        victim.sql("INSERT INTO chain VALUES (1, 'AC', 2)");
        victim.change_journal(
            "UPDATE journal SET id = 1099511627777 WHERE id = (SELECT max(id) FROM journal)");
        CHECK(has(victim.report(), ProblemKind::wrong_parent));
    }
    SUBCASE("a chain without entries") {
        Victim victim;
        victim.sql("INSERT INTO chain VALUES (1, 'AC', 2)");
        CHECK(has(victim.report(), ProblemKind::empty_chain, "1"));
    }
}

TEST_CASE("a tail cut off with its rows is only seen by who knows the head hash") {
    Victim whole;
    const auto head = whole.report().head;
    Victim victim;
    const auto last = victim.number("SELECT max(id) FROM journal");
    victim.change_journal("DELETE FROM journal WHERE id = " + std::to_string(last));
    index_symptom(victim.db(), {20260000003}, "noise from the pump", {});
    for (const auto* table : {"contact", "clock_run"}) {
        victim.sql("DELETE FROM " + std::string(table) + " WHERE ticket_id = 20260000003");
    }
    victim.sql("DELETE FROM ticket WHERE id = 20260000003");
    const auto report = victim.report();
    CHECK(texts_of(report) == "");
    CHECK(to_hex(report.head.hash) != to_hex(head.hash));
}

TEST_CASE("bodies and words that cannot be read are named, and the rest goes on") {
    struct Case {
        const char* change;
        ProblemKind kind;
    };
    for (const auto& each : std::to_array<Case>({
             {"body = '{'", ProblemKind::unreadable_body},
             {"body = ''", ProblemKind::unreadable_body},
             {"body = '[]'", ProblemKind::unreadable_body},
             {"body = 'null'", ProblemKind::unreadable_body},
             {"body = '{\"category\":7}'", ProblemKind::unreadable_body},
             {"body = '{\"commit_at\":9223372036854775807}'", ProblemKind::unreadable_body},
             {"body = CAST(x'7b00' AS TEXT)", ProblemKind::unreadable_body},
             {"body = CAST(x'7bff7d' AS TEXT)", ProblemKind::unreadable_body},
             {"body = replace(hex(zeroblob(50000)), '00', '[')", ProblemKind::unreadable_body},
             {"happened_at = 9223372036854775807", ProblemKind::unreadable_body},
             {"recorded_at = -9223372036854775807", ProblemKind::unreadable_body},
             {"verb = 'dance'", ProblemKind::unknown_verb},
             {"verb = 'apply'", ProblemKind::unknown_verb},
             {"verb = ''", ProblemKind::unknown_verb},
             {"verb = 'new'", ProblemKind::unreadable_body},
             {"subject_kind = 'flock'", ProblemKind::unknown_kind},
             {"verb = 'start', body = '{}'", ProblemKind::does_not_fit},
             {"verb = 'ack', body = '{\"order\":1}'", ProblemKind::does_not_fit},
             {"subject = 'AC-1'", ProblemKind::wrong_subject},
         })) {
        CAPTURE(each.change);
        Victim victim;
        const auto id = entry_of(victim, "triage");
        victim.change_journal("UPDATE journal SET " + std::string(each.change) +
                              " WHERE id = " + std::to_string(id));
        const auto report = victim.report();
        INFO(texts_of(report));
        CHECK(has(report, each.kind));
        CHECK(has(report, ProblemKind::wrong_hash));
        REQUIRE(report.first_bad);
        CHECK(report.first_bad->entry.value == id);
        CHECK(report.tickets == 3);
    }
}

TEST_CASE("an opening that is gone or comes twice is named") {
    Victim victim;
    const auto id = entry_of(victim, "new");
    SUBCASE("gone") {
        victim.change_journal("UPDATE journal SET verb = 'note', body = '{\"text\":\"x\"}' WHERE id = " +
                              std::to_string(id));
        CHECK(has(victim.report(), ProblemKind::not_begun));
    }
    SUBCASE("twice") {
        victim.change_journal(
            "UPDATE journal SET verb = 'new', body = (SELECT body FROM journal WHERE id = " +
            std::to_string(id) + ") WHERE id = " + std::to_string(entry_of(victim, "serve")));
        CHECK(has(victim.report(), ProblemKind::begun_twice));
    }
}

TEST_CASE("every table of rows is compared") {
    struct Case {
        const char* change;
        ProblemKind kind;
        const char* detail;
    };
    for (const auto& each : std::to_array<Case>({
             {"UPDATE ticket SET symptom = 'nothing' WHERE id = 20260000001", ProblemKind::row_differs,
              "symptom"},
             {"UPDATE ticket SET number = 'AC-1' WHERE id = 20260000001", ProblemKind::row_differs, "number"},
             {"UPDATE ticket SET state = 'gone' WHERE id = 20260000001", ProblemKind::row_damaged, ""},
             {"UPDATE ticket SET rework_count = 4294967296 WHERE id = 20260000001", ProblemKind::row_damaged,
              ""},
             {"UPDATE ticket SET informed_at = 1 WHERE id = 20260000003", ProblemKind::row_differs,
              "informed_at"},
             {"UPDATE ticket SET id = 20260000009 WHERE id = 20260000003", ProblemKind::row_missing, ""},
             {"UPDATE contact SET role = 'agent' WHERE ticket_id = 20260000001", ProblemKind::row_differs,
              "contact"},
             {"UPDATE work_order SET task = 'x'", ProblemKind::row_differs, "work_order"},
             {"DELETE FROM work_order", ProblemKind::row_differs, "work_order"},
             {"UPDATE appointment SET outcome = 'missed'", ProblemKind::row_differs, "appointment"},
             {"UPDATE clock_run SET due_at = due_at + 1 WHERE ticket_id = 20260000001 AND n = 2",
              ProblemKind::row_differs, "clock_run"},
             {"UPDATE clock_run SET n = 77 WHERE ticket_id = 20260000001 AND n = 2", ProblemKind::row_differs,
              "clock_run"},
             {"UPDATE hold SET review_at = 1", ProblemKind::row_differs, "hold"},
             {"UPDATE cost SET amount = amount + 1 WHERE n = 1", ProblemKind::row_differs, "cost"},
             {"UPDATE attachment SET sha256 = ''", ProblemKind::row_differs, "attachment"},
             {"INSERT INTO cost VALUES (20260000002, 1, 'labour', 5, NULL, 1)", ProblemKind::row_differs,
              "cost"},
             {"INSERT INTO cost VALUES (20260000009, 1, 'labour', 5, NULL, 1)", ProblemKind::row_extra,
              "cost"},
             {"INSERT INTO cost VALUES (1, 1, 'labour', 5, NULL, 1)", ProblemKind::foreign_key, "cost"},
             {"DELETE FROM ticket WHERE id = 20260000002", ProblemKind::row_missing, ""},
             {"DELETE FROM ticket", ProblemKind::row_missing, ""},
             {"UPDATE unit SET room = '1202'", ProblemKind::row_differs, "room"},
             {"DELETE FROM unit", ProblemKind::row_missing, ""},
             {"INSERT INTO unit SELECT 2, project_id, phase, section, building, entrance, '9', area, layout, "
              "batch, '3-1-9', use, "
              "handover_on, completion_on, owner_id, owner_has_phone FROM unit",
              ProblemKind::row_extra, "unit"},
             {"UPDATE project SET name = 'West'", ProblemKind::row_differs, "name"},
             {"INSERT INTO project VALUES (0, 'Zero')", ProblemKind::row_extra, "project"},
             {"UPDATE party SET kind = 'designer'", ProblemKind::row_differs, "kind"},
             {"DELETE FROM party_person", ProblemKind::row_differs, "party_person"},
             {"INSERT INTO party_person VALUES (7, 1, 1)", ProblemKind::row_extra, "party_person"},
             {"UPDATE staff SET role = 'desk'", ProblemKind::row_differs, "role"},
             {"UPDATE policy SET text = text || ' '", ProblemKind::row_differs, "text"},
             {"DELETE FROM policy", ProblemKind::row_missing, ""},
             {"UPDATE ledger SET zone = 'UTC'", ProblemKind::row_differs, "zone"},
             {"DELETE FROM ledger", ProblemKind::row_missing, ""},
             {"UPDATE chain SET site = 'XY'", ProblemKind::wrong_hash, ""},
             {"UPDATE chain SET epoch = 9", ProblemKind::wrong_hash, ""},
             {"DELETE FROM chain", ProblemKind::unknown_chain, ""},
             {"UPDATE person SET name = 'Wang Li' WHERE id = 1", ProblemKind::person_differs, "name"},
             {"UPDATE person SET address = 'x' WHERE id = 1", ProblemKind::person_differs, "address"},
             {"UPDATE person SET email = '' WHERE email <> ''", ProblemKind::person_gone, "email"},
             {"UPDATE person SET salt = 'aa' WHERE id = 1", ProblemKind::person_differs, "phone"},
             {"UPDATE person SET forgotten_at = 1 WHERE id = 1", ProblemKind::person_not_forgotten, ""},
             {"UPDATE person SET forgotten_at = 1 WHERE id = 1", ProblemKind::person_not_blank, "name"},
             {"INSERT INTO person(id, salt) VALUES (99, '')", ProblemKind::person_extra, ""},
             {"DELETE FROM person WHERE id = 1", ProblemKind::person_missing, "person 1"},
             {"DELETE FROM person", ProblemKind::person_missing, "person 1"},
             {"DELETE FROM sqlar", ProblemKind::file_missing, ""},
             {"UPDATE sqlar SET data = x'00'", ProblemKind::file_differs, ""},
             {"UPDATE sqlar SET sz = 9", ProblemKind::file_differs, ""},
             {"INSERT INTO sqlar VALUES ('x', 0, 0, 0, x'')", ProblemKind::file_extra, "x"},
             {"DROP INDEX ticket_next", ProblemKind::schema, "index ticket_next"},
             {"DROP INDEX journal_subject", ProblemKind::schema, "index journal_subject"},
             {"DROP TABLE hold", ProblemKind::schema, "table hold"},
             {"DROP TABLE journal", ProblemKind::unreadable, ""},
             {"CREATE TRIGGER later AFTER INSERT ON journal BEGIN DELETE FROM cost; END", ProblemKind::schema,
              "trigger later"},
         })) {
        CAPTURE(each.change);
        Victim victim;
        victim.sql(each.change);
        const auto report = victim.report();
        INFO(texts_of(report));
        CHECK(has(report, each.kind, each.detail));
        CHECK_FALSE(report.is_clean());
    }
}
