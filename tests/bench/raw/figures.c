/* raw-figures LEDGER [acts|received|dues FROM UNTIL | stock]…: finds the tickets that the periods of a report touch
 * by the SELECTs that the report uses, and steps the journal of each once, reading its columns. Prints how many
 * tickets and entries there were. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/raw/raw.h"

static int64_t* found;
static size_t count, room;

static void take(sqlite3* db, sqlite3_stmt* rows) {
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (count == room) {
            room = room == 0 ? 4096 : 2 * room;
            found = realloc(found, room * sizeof *found);
            if (found == NULL) {
                raw_die(NULL, "out of memory");
            }
        }
        found[count++] = sqlite3_column_int64(rows, 0);
    }
    if (code != SQLITE_DONE) {
        raw_die(db, "stepping");
    }
    sqlite3_reset(rows);
}

static void take_span(sqlite3* db, const char* sql, int64_t from, int64_t until) {
    sqlite3_stmt* rows = raw_prepare(db, sql);
    sqlite3_bind_int64(rows, 1, from);
    sqlite3_bind_int64(rows, 2, until);
    take(db, rows);
}

static void take_dues(sqlite3* db, int64_t from, int64_t until) {
    static const char* const k_dues[] = {
        "SELECT ticket_id FROM clock_run INDEXED BY clock_ahead WHERE due_at >= ?1 AND due_at < ?2 AND stopped_at < "
        "due_at - 86400",
        "SELECT ticket_id FROM clock_run INDEXED BY clock_due WHERE due_at >= ?1 AND due_at < ?2 AND stopped_at IS NULL",
        "SELECT ticket_id FROM clock_run INDEXED BY clock_original WHERE due_original_at >= ?1 AND due_original_at < ?2 "
        "AND due_original_at <> due_at",
        "SELECT ticket_id FROM clock_run INDEXED BY clock_standard WHERE standard_by >= ?1 AND standard_by < ?2 AND "
        "standard_by <> due_at"};
    for (size_t i = 0; i < RAW_COUNT(k_dues); ++i) {
        take_span(db, k_dues[i], from, until);
    }
}

static void take_stock(sqlite3* db) {
    static const char* const k_stock[] = {
        "SELECT id FROM ticket INDEXED BY ticket_next WHERE next_action IS NOT NULL",
        "SELECT ticket_id FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL",
        "SELECT ticket_id FROM callback INDEXED BY callback_due WHERE state = 'due'"};
    for (size_t i = 0; i < RAW_COUNT(k_stock); ++i) {
        take(db, raw_prepare(db, k_stock[i]));
    }
}

static int by_key(const void* one, const void* other) {
    const int64_t a = *(const int64_t*)one;
    const int64_t b = *(const int64_t*)other;
    return (a > b) - (a < b);
}

int main(int argc, char** argv) {
    if (argc < 3) {
        raw_die(NULL, "usage: raw-figures LEDGER [acts|received|dues FROM UNTIL | stock]...");
    }
    sqlite3* db = raw_open(argv[1], 1);
    raw_exec(db, "PRAGMA cache_size = -12288");
    for (int i = 2; i < argc;) {
        if (strcmp(argv[i], "stock") == 0) {
            take_stock(db);
            ++i;
            continue;
        }
        if (i + 2 >= argc) {
            raw_die(NULL, "a span needs FROM and UNTIL");
        }
        const int64_t from = atoll(argv[i + 1]);
        const int64_t until = atoll(argv[i + 2]);
        if (strcmp(argv[i], "acts") == 0) {
            take_span(db,
                      "SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= ?1 AND "
                      "happened_at < ?2 AND subject_kind = 'ticket'",
                      from, until);
        } else if (strcmp(argv[i], "received") == 0) {
            take_span(db, "SELECT id FROM ticket INDEXED BY ticket_received WHERE received_at >= ?1 AND received_at < ?2",
                      from, until);
        } else {
            take_dues(db, from, until);
        }
        i += 3;
    }
    qsort(found, count, sizeof *found, by_key);
    sqlite3_stmt* entries = raw_prepare(
        db,
        "SELECT id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, actor, os_user, body, hash, "
        "by_entry FROM journal LEFT JOIN struck ON entry_id = id WHERE subject_kind = 'ticket' AND subject_id = ?1 "
        "ORDER BY id");
    int64_t tickets = 0;
    int64_t rows = 0;
    int64_t bytes = 0;
    for (size_t i = 0; i < count; ++i) {
        if (i > 0 && found[i] == found[i - 1]) {
            continue;
        }
        ++tickets;
        sqlite3_bind_int64(entries, 1, found[i]);
        int code;
        while ((code = sqlite3_step(entries)) == SQLITE_ROW) {
            ++rows;
            for (int column = 0; column < sqlite3_column_count(entries); ++column) {
                if (sqlite3_column_type(entries, column) == SQLITE_INTEGER) {
                    bytes += sqlite3_column_int64(entries, column) != 0;
                } else {
                    bytes += sqlite3_column_bytes(entries, column);
                }
            }
        }
        if (code != SQLITE_DONE) {
            raw_die(db, "stepping entries");
        }
        sqlite3_reset(entries);
    }
    printf("%lld tickets, %lld entries, %lld bytes\n", (long long)tickets, (long long)rows, (long long)bytes);
    raw_close(db);
    return 0;
}
