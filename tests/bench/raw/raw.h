/* What the raw reference programs share: the least code that does the same work on the same ledger with plain
 * sqlite3 and nettle, linked static. Any failure ends the program with a message. */
#ifndef AFTERCARE_BENCH_RAW_H
#define AFTERCARE_BENCH_RAW_H

#include <nettle/sha2.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#define RAW_COUNT(list) (sizeof(list) / sizeof((list)[0]))

_Noreturn void raw_die(sqlite3* db, const char* what);

/* Opens as the programs do: READWRITE, WAL as the file says, foreign keys, two PRAGMAs. */
sqlite3* raw_open(const char* path, int query_only);
void raw_exec(sqlite3* db, const char* sql);
sqlite3_stmt* raw_prepare(sqlite3* db, const char* sql);
/* Steps to the end, throwing rows away, and resets. Gives the first integer of the first row. */
int64_t raw_drain(sqlite3* db, sqlite3_stmt* statement);
/* Closes; the last connection checkpoints. */
void raw_close(sqlite3* db);

/* One entry of the journal, as schemas/0001-ledger.sql describes it. */
struct raw_entry {
    int64_t id, act, subject_id, happened_at, recorded_at;
    const char *subject_kind, *subject, *verb, *actor, *os_user, *body;
    uint8_t hash[SHA256_DIGEST_SIZE];
};

/* The hash behind `before`; seq is that of entry->id. */
void raw_hash(struct raw_entry* entry, const uint8_t* before, const char* site, int64_t epoch);
extern const char* const raw_insert_entry;
void raw_bind_entry(sqlite3_stmt* statement, const struct raw_entry* entry);

/* The tokens of a text, see lib/aftercare/support/grams.hpp. `out` has room for 12 bytes a byte of text. */
size_t raw_grams(char* out, const char* text);

/* Buffered standard output. */
void raw_put(const char* bytes, size_t count);
void raw_put_integer(int64_t value);
/* As a CSV cell: quoted when it has to be. */
void raw_put_cell(const char* text, size_t count);
void raw_flush(void);

#endif
