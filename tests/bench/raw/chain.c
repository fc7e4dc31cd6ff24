/* raw-chain LEDGER: reads the journal in order and compares every hash with the one recomputed. */
#include <stdio.h>
#include <string.h>

#include "tests/bench/raw/raw.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        raw_die(NULL, "usage: raw-chain LEDGER");
    }
    sqlite3* db = raw_open(argv[1], 1);
    sqlite3_stmt* chain = raw_prepare(db, "SELECT site, epoch FROM chain");
    if (sqlite3_step(chain) != SQLITE_ROW) {
        raw_die(db, "chain");
    }
    sqlite3_stmt* statement = raw_prepare(db,
                                          "SELECT id, act, subject_kind, subject_id, subject, verb, "
                                          "happened_at, recorded_at, actor, os_user, body, "
                                          "hash FROM journal ORDER BY id");
    uint8_t before[SHA256_DIGEST_SIZE] = {0};
    long long entries = 0;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        struct raw_entry entry = {.id = sqlite3_column_int64(statement, 0),
                                  .act = sqlite3_column_int64(statement, 1),
                                  .subject_kind = (const char*)sqlite3_column_text(statement, 2),
                                  .subject_id = sqlite3_column_int64(statement, 3),
                                  .subject = (const char*)sqlite3_column_text(statement, 4),
                                  .verb = (const char*)sqlite3_column_text(statement, 5),
                                  .happened_at = sqlite3_column_int64(statement, 6),
                                  .recorded_at = sqlite3_column_int64(statement, 7),
                                  .actor = (const char*)sqlite3_column_text(statement, 8),
                                  .os_user = (const char*)sqlite3_column_text(statement, 9),
                                  .body = (const char*)sqlite3_column_text(statement, 10)};
        raw_hash(&entry, before, (const char*)sqlite3_column_text(chain, 0), sqlite3_column_int64(chain, 1));
        if (memcmp(entry.hash, sqlite3_column_blob(statement, 11), sizeof entry.hash) != 0) {
            raw_die(NULL, "wrong hash");
        }
        memcpy(before, entry.hash, sizeof before);
        ++entries;
    }
    if (code != SQLITE_DONE) {
        raw_die(db, "journal");
    }
    printf("%lld entries\n", entries);
    raw_close(db);
    return 0;
}
