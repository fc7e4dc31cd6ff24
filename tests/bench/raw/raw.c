#include "tests/bench/raw/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void raw_die(sqlite3* db, const char* what) {
    fprintf(stderr, "raw: %s: %s\n", what, db == NULL ? "failed" : sqlite3_errmsg(db));
    exit(1);
}

void raw_exec(sqlite3* db, const char* sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        raw_die(db, sql);
    }
}

/* Those of one connection; SQLite's own list has the statements of FTS5 too. */
static sqlite3_stmt* prepared[64];
static size_t prepared_count;

sqlite3_stmt* raw_prepare(sqlite3* db, const char* sql) {
    sqlite3_stmt* statement = NULL;
    if (prepared_count == RAW_COUNT(prepared)) {
        raw_die(NULL, "too many statements");
    }
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        raw_die(db, sql);
    }
    prepared[prepared_count++] = statement;
    return statement;
}

int64_t raw_drain(sqlite3* db, sqlite3_stmt* statement) {
    int64_t first = 0;
    int rows = 0;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (rows++ == 0) {
            first = sqlite3_column_int64(statement, 0);
        }
    }
    if (code != SQLITE_DONE) {
        raw_die(db, sqlite3_sql(statement));
    }
    sqlite3_reset(statement);
    return first;
}

sqlite3* raw_open(const char* path, int query_only) {
    sqlite3* db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        raw_die(db, path);
    }
    sqlite3_busy_timeout(db, 60000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    if (query_only) {
        raw_exec(db, "PRAGMA query_only = 1");
    }
    raw_exec(db, "PRAGMA application_id");
    raw_exec(db, "PRAGMA user_version");
    return db;
}

void raw_close(sqlite3* db) {
    while (prepared_count > 0) {
        sqlite3_finalize(prepared[--prepared_count]);
    }
    if (sqlite3_close(db) != SQLITE_OK) {
        raw_die(db, "close");
    }
}

static void update_line(struct sha256_ctx* context, const char* line) {
    sha256_update(context, 1, (const uint8_t*)"\n");
    sha256_update(context, strlen(line), (const uint8_t*)line);
}

static void update_integer(struct sha256_ctx* context, int64_t value) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)value);
    update_line(context, text);
}

void raw_hash(struct raw_entry* entry, const uint8_t* before, const char* site, int64_t epoch) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t hex[2 * SHA256_DIGEST_SIZE];
    for (size_t i = 0; i < SHA256_DIGEST_SIZE; ++i) {
        hex[2 * i] = (uint8_t)digits[before[i] >> 4];
        hex[2 * i + 1] = (uint8_t)digits[before[i] & 15];
    }
    sha256_init(&context);
    sha256_update(&context, sizeof hex, hex);
    update_line(&context, site);
    update_integer(&context, epoch);
    update_integer(&context, entry->id & ((INT64_C(1) << 40) - 1));
    update_integer(&context, entry->act);
    update_line(&context, entry->subject_kind);
    update_line(&context, entry->subject);
    update_line(&context, entry->verb);
    update_integer(&context, entry->happened_at);
    update_integer(&context, entry->recorded_at);
    update_line(&context, entry->actor);
    update_line(&context, entry->os_user);
    update_line(&context, entry->body);
    sha256_digest(&context, SHA256_DIGEST_SIZE, entry->hash);
}

const char* const raw_insert_entry =
    "INSERT INTO journal(id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, "
    "actor, "
    "os_user, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void raw_bind_entry(sqlite3_stmt* statement, const struct raw_entry* entry) {
    sqlite3_bind_int64(statement, 1, entry->id);
    sqlite3_bind_int64(statement, 2, entry->act);
    sqlite3_bind_text(statement, 3, entry->subject_kind, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, entry->subject_id);
    sqlite3_bind_text(statement, 5, entry->subject, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 6, entry->verb, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 7, entry->happened_at);
    sqlite3_bind_int64(statement, 8, entry->recorded_at);
    sqlite3_bind_text(statement, 9, entry->actor, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 10, entry->os_user, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 11, entry->body, -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 12, entry->hash, SHA256_DIGEST_SIZE, SQLITE_STATIC);
}

static uint32_t next_code_point(const char** text) {
    const unsigned char* at = (const unsigned char*)*text;
    const int more = at[0] < 0x80 ? 0 : at[0] < 0xe0 ? 1 : at[0] < 0xf0 ? 2 : 3;
    uint32_t code = more == 0 ? at[0] : at[0] & (0x3fU >> more);
    for (int i = 1; i <= more; ++i) {
        code = code << 6 | (at[i] & 0x3fU);
    }
    *text += more + 1;
    return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
}

static size_t put_digits(char* out, uint32_t code) {
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxy";
    char reversed[8];
    size_t count = 0;
    do {
        reversed[count++] = digits[code % 35];
        code /= 35;
    } while (code != 0);
    for (size_t i = 0; i < count; ++i) {
        out[i] = reversed[count - 1 - i];
    }
    return count;
}

size_t raw_grams(char* out, const char* text) {
    size_t count = 0;
    if (*text == '\0') {
        return 0;
    }
    uint32_t first = next_code_point(&text);
    while (*text != '\0') {
        const uint32_t second = next_code_point(&text);
        count += put_digits(out + count, first);
        out[count++] = 'z';
        count += put_digits(out + count, second);
        out[count++] = ' ';
        first = second;
    }
    count += put_digits(out + count, first);
    out[count++] = 'z';
    out[count++] = ' ';
    return count;
}

static char output[1 << 16];
static size_t filled;

void raw_flush(void) {
    for (size_t done = 0; done < filled;) {
        const ssize_t written = write(STDOUT_FILENO, output + done, filled - done);
        if (written <= 0) {
            raw_die(NULL, "write");
        }
        done += (size_t)written;
    }
    filled = 0;
}

void raw_put(const char* bytes, size_t count) {
    while (count > 0) {
        if (filled == sizeof output) {
            raw_flush();
        }
        const size_t room = sizeof output - filled;
        const size_t part = count < room ? count : room;
        memcpy(output + filled, bytes, part);
        filled += part;
        bytes += part;
        count -= part;
    }
}

void raw_put_integer(int64_t value) {
    char text[24];
    const int count = snprintf(text, sizeof text, "%lld", (long long)value);
    raw_put(text, (size_t)count);
}

void raw_put_cell(const char* text, size_t count) {
    int plain = 1;
    for (size_t i = 0; i < count && plain; ++i) {
        plain = text[i] != ',' && text[i] != '"' && text[i] != '\n' && text[i] != '\r';
    }
    if (plain) {
        raw_put(text, count);
        return;
    }
    raw_put("\"", 1);
    for (size_t i = 0; i < count; ++i) {
        raw_put(text + i, 1);
        if (text[i] == '"') {
            raw_put("\"", 1);
        }
    }
    raw_put("\"", 1);
}
