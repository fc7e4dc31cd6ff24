// The queries that run often, or over everything, use the indexes that were made for them.
#include <doctest/doctest.h>

#include "aftercare/store/ledger.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/queries/warranty.hpp"
#include "aftercare/store/sql_text.hpp"

using namespace aftercare;

namespace {

/// The steps of a statement's plan, one a line.
std::string plan_of(Database& db, const std::string& sql) {
    std::string plan;
    auto statement = db.prepare("EXPLAIN QUERY PLAN " + sql);
    while (statement.step()) {
        plan += std::string(statement.text(3)) + "\n";
    }
    return plan;
}

}  // namespace

TEST_CASE("hot queries use their indexes and sort nothing") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    struct Case {
        const char* sql;
        const char* step;
    };
    for (
        const auto& each : std::to_array<Case>({
            // fold
            {"SELECT id, body FROM journal INDEXED BY journal_subject WHERE subject_kind = ? ORDER BY "
             "subject_id, id",
             "USING INDEX journal_subject (subject_kind=?)"},
            {"SELECT subject_kind FROM journal INDEXED BY journal_subject WHERE subject_kind > ? ORDER BY "
             "subject_kind LIMIT 1",
             "USING COVERING INDEX journal_subject (subject_kind>?)"},
            // one subject's events
            {"SELECT id, body FROM journal WHERE subject_kind = 'ticket' AND subject_id = ? ORDER BY id",
             "USING INDEX journal_subject (subject_kind=? AND subject_id=?)"},
            // as-of: is anything later?
            {"SELECT 1 FROM journal INDEXED BY journal_happened WHERE happened_at > ? AND subject_kind = "
             "'ticket' LIMIT 1",
             "USING COVERING INDEX journal_happened (happened_at>?)"},
            // a period's tickets
            {"SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= ? AND "
             "happened_at < ? AND subject_kind = 'ticket'",
             "USING COVERING INDEX journal_happened (happened_at>? AND happened_at<?)"},
            // what may be filed by now
            {"SELECT id FROM ticket INDEXED BY ticket_filing WHERE next_action IS NULL AND archived_at IS "
             "NULL AND coalesce(return_until, 0) < ?",
             "USING INDEX ticket_filing (<expr><?)"},
            // what was struck out
            {"SELECT id FROM journal INDEXED BY journal_rare WHERE verb = 'undo' ORDER BY id",
             "USING COVERING INDEX journal_rare (verb=?)"},
            {"SELECT 1 FROM struck WHERE entry_id = ?", "USING INTEGER PRIMARY KEY (rowid=?)"},
            // acts: the last one from the journal's end, or of a subject; the entries of one
            {"SELECT id, body FROM journal WHERE verb NOT IN ('undo', 'void') AND id NOT IN (SELECT entry_id "
             "FROM struck) ORDER BY id DESC",
             "SCAN journal\nUSING ROWID SEARCH ON TABLE struck"},
            {"SELECT id, body FROM journal WHERE verb NOT IN ('undo', 'void') AND id NOT IN (SELECT entry_id "
             "FROM struck) AND subject_kind = ? AND subject_id = ? ORDER BY id DESC",
             "USING INDEX journal_subject (subject_kind=? AND subject_id=?)"},
            {"SELECT id, body FROM journal WHERE subject_kind = ? AND subject_id = ? ORDER BY id LIMIT 1",
             "USING INDEX journal_subject (subject_kind=? AND subject_id=?)"},
            {"SELECT id, body FROM journal WHERE id >= ? ORDER BY id", "USING INTEGER PRIMARY KEY (rowid>?)"},
            // what somebody of the staff has entered, and what is theirs
            {"SELECT subject_kind, subject_id FROM journal WHERE id > ?1 AND actor = ?2",
             "USING INTEGER PRIMARY KEY (rowid>?)"},
            {"SELECT t.id FROM journal j CROSS JOIN ticket t ON t.id = j.subject_id WHERE j.id > ?1 AND "
             "+j.subject_kind = 'ticket' AND t.handler = ?2",
             "SEARCH j USING INTEGER PRIMARY KEY (rowid>?)\nSEARCH t USING INTEGER PRIMARY KEY (rowid=?)"},
            // verify
            {"SELECT ticket_id, n FROM clock_run ORDER BY ticket_id, n", "SCAN clock_run\n"},
            {"SELECT number, id FROM ticket ORDER BY id", "SCAN ticket\n"},
            // the journal in its order, and its end
            {"SELECT id, body FROM journal ORDER BY id", "SCAN journal\n"},
            {"SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1", "SCAN journal\n"},
            // a ticket and its parts
            {"SELECT * FROM ticket WHERE id = ?", "SEARCH ticket USING INTEGER PRIMARY KEY (rowid=?)"},
            {"SELECT * FROM clock_run WHERE ticket_id = ? ORDER BY n", "USING PRIMARY KEY (ticket_id=?)"},
            {"SELECT max(id) FROM ticket WHERE id BETWEEN ? AND ?", "USING INTEGER PRIMARY KEY"},
            {"SELECT id FROM ticket WHERE source = ? AND source_id = ? AND source_id <> '' AND state <> "
             "'void'",
             "USING INDEX ticket_source (source=? AND source_id=?)"},
            // people and units
            {"SELECT id FROM person WHERE name = ? AND name <> ''",
             "USING COVERING INDEX person_name (name=?)"},
            {joined_sql<"SELECT id FROM person WHERE phone <> '' AND ", k_phone_tail, " = ?1 AND phone = ?2">,
             "USING INDEX person_phone_tail"},
            {"SELECT id FROM unit WHERE room = ?1 AND building = ?2", "USING INDEX unit_room (room=?)"},
            {"SELECT id FROM unit WHERE name = ? AND project_id = ? AND phase = ?",
             "(name=? AND project_id=? AND phase=?)"},
            // lists of what is due
            {"SELECT ticket_id, clock, due_at FROM clock_run WHERE stopped_at IS NULL "
             "AND due_at < ? ORDER BY due_at",
             "USING INDEX clock_due (due_at<?)"},
            {"SELECT id, state, next_at FROM ticket WHERE next_action IS NOT NULL AND next_at < ? ORDER BY "
             "next_at",
             "USING INDEX ticket_next (next_at<?)"},
            {"SELECT ticket_id FROM callback WHERE state = 'due' AND from_at <= ?",
             "USING INDEX callback_due (from_at<?)"},
            {"SELECT id FROM ticket WHERE received_at BETWEEN ? AND ? ORDER BY received_at",
             "USING COVERING INDEX ticket_received (received_at>? AND received_at<?)"},
            {"SELECT id FROM ticket WHERE unit_id = ?", "USING COVERING INDEX ticket_unit (unit_id=?)"},
            // open tickets of the same thing
            {"SELECT number, state FROM ticket WHERE unit_id = ?1 AND next_action IS NOT NULL AND element = "
             "?2 AND defect = ?3 AND (location = ?4 OR location = '' OR ?4 = '') ORDER BY received_at",
             "USING INDEX ticket_unit (unit_id=?)"},
            {"SELECT number, state FROM ticket WHERE place = ?5 AND place <> '' AND project_id = ?1 AND "
             "next_action IS NOT NULL AND element = ?2 ORDER BY id",
             "USING INDEX ticket_place (place=?)"},
        })) {
        CAPTURE(each.sql);
        const auto plan = plan_of(db, each.sql);
        CHECK_MESSAGE(plan.find(each.step) != std::string::npos, plan);
        CHECK_MESSAGE(plan.find("TEMP B-TREE") == std::string::npos, plan);
    }
}

TEST_CASE("what was filed first and last is found without reading the tickets") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    CHECK(
        plan_of(db,
                "SELECT happened_at FROM journal INDEXED BY journal_rare WHERE verb = 'archive' ORDER BY id "
                "LIMIT 1") == "SEARCH journal USING INDEX journal_rare (verb=?)\n");
    CHECK(plan_of(db,
                  "SELECT t.number FROM journal j INDEXED BY journal_rare CROSS JOIN ticket t ON t.id = "
                  "j.subject_id WHERE j.verb = 'archive' ORDER BY j.id DESC LIMIT 1") ==
          "SEARCH j USING INDEX journal_rare (verb=?)\nSEARCH t USING INTEGER PRIMARY KEY (rowid=?)\n");
}

TEST_CASE("filters find rows by index where the column has one, ranks as the codes that fit") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    const auto sql_of = [](const char* key, BoundFilter filter) {
        filter.column = find_column(k_ticket_list, key).value();
        return list_sql(
            k_ticket_list,
            {.columns = {0}, .filters = {filter}, .sort = {}, .limit = {}, .period = {}, .parameters = {}});
    };
    const auto by_number = plan_of(db, sql_of("number", {.keys = {std::int64_t{1}, std::int64_t{2}}}));
    CHECK_MESSAGE(by_number.find("SEARCH t USING INTEGER PRIMARY KEY (rowid=?)") != std::string::npos,
                  by_number);
    const auto by_time = plan_of(
        db, sql_of("received_at", {.op = FilterOp::equals, .values = {std::int64_t{1}, std::int64_t{2}}}));
    CHECK_MESSAGE(
        by_time.find("USING INDEX ticket_received (received_at>? AND received_at<?)") != std::string::npos,
        by_time);
    CHECK(sql_of("urgency", {.values = {"urgent", "major"}}).find("(t.urgency) IN (:v1, :v2)") !=
          std::string::npos);
    CHECK(sql_of("urgency", {}).find("WHERE 1 AND 0") != std::string::npos);
    CHECK(sql_of("urgency", {.op = FilterOp::differs, .values = {"major"}, .empty = true})
              .find("(((t.urgency) IN (:v1)) OR (coalesce((t.urgency), '') = ''))) IS NOT TRUE") !=
          std::string::npos);
}

TEST_CASE("the list of warranties finds the results of each unit by an index") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    const auto plan = plan_of(
        db,
        list_sql(
            k_warranty_list,
            {.columns = {1, 3, 4}, .filters = {}, .sort = {}, .limit = {}, .period = {}, .parameters = {}}));
    CHECK_MESSAGE(plan.find("SEARCH r USING AUTOMATIC ") != std::string::npos, plan);
}
