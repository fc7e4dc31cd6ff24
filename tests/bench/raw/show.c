/* raw-show LEDGER TICKET-ID: reads what `aftercare report show` reads of one ticket and prints it, tab by
 * tab. */
#include <stdlib.h>

#include "tests/bench/raw/raw.h"
#include "tests/bench/raw/tables.h"

static int64_t person_id, party_id, unit_id, project_id;

static void print(sqlite3* db, const char* sql, int64_t key) {
    sqlite3_stmt* statement = raw_prepare(db, sql);
    if (sqlite3_bind_parameter_count(statement) > 0) {
        sqlite3_bind_int64(statement, 1, key);
    }
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        const int columns = sqlite3_column_count(statement);
        for (int i = 0; i < columns; ++i) {
            const char* text = (const char*)sqlite3_column_text(statement, i);
            if (text != NULL) {
                raw_put(text, (size_t)sqlite3_column_bytes(statement, i));
            }
            raw_put(i + 1 < columns ? "\t" : "\n", 1);
        }
        if (sql == raw_ticket_selects[0]) {
            project_id = sqlite3_column_int64(statement, 8);
            unit_id = sqlite3_column_int64(statement, 9);
        } else if (sql == raw_ticket_selects[1]) {
            person_id = sqlite3_column_int64(statement, 1);
        } else if (sql == raw_ticket_selects[2]) {
            party_id = sqlite3_column_int64(statement, 3);
        }
    }
    if (code != SQLITE_DONE) {
        raw_die(db, sql);
    }
}

int main(int argc, char** argv) {
    if (argc != 3) {
        raw_die(NULL, "usage: raw-show LEDGER TICKET-ID");
    }
    const int64_t id = atoll(argv[2]);
    sqlite3* db = raw_open(argv[1], 1);
    print(db, "SELECT id, site, zone, language, shared FROM ledger WHERE id = 1", id);
    print(db, "SELECT number FROM ticket WHERE id = ?", id);
    for (size_t i = 0; i < RAW_COUNT(raw_ticket_selects); ++i) {
        print(db, raw_ticket_selects[i], id);
    }
    print(db,
          "SELECT id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, actor, "
          "os_user, "
          "body, hash FROM journal WHERE subject_kind = 'ticket' AND subject_id = ? ORDER BY id",
          id);
    print(db, "SELECT id, name FROM project WHERE id = ?", project_id);
    print(db,
          "SELECT id, project_id, phase, building, entrance, room, area, name, use, handover_on, "
          "completion_on, "
          "owner_id, owner_has_phone FROM unit WHERE id = ?",
          unit_id);
    print(db, "SELECT name, phone, email, address FROM person WHERE id = ?", person_id);
    if (party_id != 0) {
        print(db, "SELECT id, name, kind, contact_id FROM party WHERE id = ?", party_id);
    }
    print(db, "SELECT number FROM ticket WHERE follows = ? ORDER BY id", id);
    print(db, "SELECT group_id FROM group_member WHERE ticket_id = ? ORDER BY group_id DESC", id);
    print(db, "SELECT max(id) FROM policy", 0);
    raw_flush();
    raw_close(db);
    return 0;
}
