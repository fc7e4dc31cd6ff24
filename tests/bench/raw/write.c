/* raw-write LEDGER TICKET-ID AT COUNT: tells the owner something COUNT times, one second apart from AT on,
 * each time as a process of its own would: open, one durable transaction, close. The statements are those of
 * `aftercare dispatch inform` on a ticket that was told something before, and the journal stays valid. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/bench/raw/raw.h"
#include "tests/bench/raw/tables.h"

/* The target of the inform clock in the ledger that bench-generate makes. */
static const int64_t far_seconds = INT64_C(3650) * 86400;

static void check(sqlite3* db, const char* sql, int64_t key) {
    sqlite3_stmt* statement = raw_prepare(db, sql);
    if (sqlite3_bind_parameter_count(statement) > 0) {
        sqlite3_bind_int64(statement, 1, key);
    }
    raw_drain(db, statement);
}

static void update(sqlite3* db, const char* sql, int64_t ticket, int64_t at) {
    sqlite3_stmt* statement = raw_prepare(db, sql);
    sqlite3_bind_int64(statement, 1, ticket);
    sqlite3_bind_int64(statement, 2, at);
    if (sqlite3_bind_parameter_count(statement) > 2) {
        sqlite3_bind_int64(statement, 3, at + far_seconds);
    }
    raw_drain(db, statement);
    if (sqlite3_changes(db) != 1) {
        raw_die(NULL, "not one row changed");
    }
}

static void append(sqlite3* db, int64_t ticket, const char* number, int64_t at) {
    char body[256];
    uint8_t before[SHA256_DIGEST_SIZE];
    struct raw_entry entry = {.subject_id = ticket,
                              .happened_at = at,
                              .recorded_at = time(NULL),
                              .subject_kind = "ticket",
                              .subject = number,
                              .verb = "inform",
                              .actor = "李娜",
                              .os_user = "root",
                              .body = body};
    sqlite3_stmt* chain = raw_prepare(db, "SELECT site, epoch FROM chain ORDER BY id DESC LIMIT 1");
    sqlite3_stmt* head = raw_prepare(db, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1");
    if (sqlite3_step(chain) != SQLITE_ROW || sqlite3_step(head) != SQLITE_ROW) {
        raw_die(db, "head");
    }
    entry.id = sqlite3_column_int64(head, 0) + 1;
    entry.act = entry.id & ((INT64_C(1) << 40) - 1);
    memcpy(before, sqlite3_column_blob(head, 1), sizeof before);
    snprintf(body, sizeof body,
             "{\"what\":\"told\",\"how\":\"phone\",\"deadlines\":[{\"clock\":\"inform\",\"act\":\"restarts\","
             "\"from\":%lld,\"due\":%lld,\"pace\":\"wall\",\"policy\":1}]}",
             (long long)at, (long long)(at + far_seconds));
    raw_hash(&entry, before, (const char*)sqlite3_column_text(chain, 0), sqlite3_column_int64(chain, 1));
    sqlite3_reset(chain);
    sqlite3_reset(head);
    sqlite3_stmt* insert = raw_prepare(db, raw_insert_entry);
    raw_bind_entry(insert, &entry);
    raw_drain(db, insert);
}

static void tell(const char* path, int64_t ticket, int64_t at) {
    char number[32] = "";
    sqlite3* db = raw_open(path, 0);
    check(db, "SELECT id, site, zone, language, shared FROM ledger WHERE id = 1", 0);
    raw_exec(db, "BEGIN IMMEDIATE");
    sqlite3_stmt* named = raw_prepare(db, "SELECT number FROM ticket WHERE id = ?");
    sqlite3_bind_int64(named, 1, ticket);
    if (sqlite3_step(named) != SQLITE_ROW) {
        raw_die(db, "no such ticket");
    }
    snprintf(number, sizeof number, "%s", (const char*)sqlite3_column_text(named, 0));
    sqlite3_reset(named);
    for (size_t i = 0; i < RAW_COUNT(raw_ticket_selects); ++i) {
        check(db, raw_ticket_selects[i], ticket);
    }
    check(db, "SELECT id, applied_at, text FROM policy ORDER BY id DESC LIMIT 1", 0);
    check(db, "SELECT id, name FROM project ORDER BY id", 0);
    check(db, "SELECT role FROM staff WHERE name = '李娜'", 0);
    append(db, ticket, number, at);
    update(db, "UPDATE ticket SET informed_at = ?2, inform_count = inform_count + 1 WHERE id = ?1", ticket,
           at);
    update(db,
           "UPDATE clock_run SET started_at = ?2, due_original_at = ?3, due_at = ?3 WHERE ticket_id = ?1 AND "
           "clock "
           "= 'inform' AND stopped_at IS NULL",
           ticket, at);
    raw_exec(db, "COMMIT");
    raw_close(db);
}

int main(int argc, char** argv) {
    if (argc != 5) {
        raw_die(NULL, "usage: raw-write LEDGER TICKET-ID AT COUNT");
    }
    const int count = atoi(argv[4]);
    for (int i = 0; i < count; ++i) {
        tell(argv[1], atoll(argv[2]), atoll(argv[3]) + i);
    }
    puts(argv[2]);
    return 0;
}
