/* raw-load --dump LEDGER FILE: what an import wrote, as a file of rows.
 * raw-load FILE LEDGER: the same rows into an empty ledger, in one transaction: journal with its hashes,
 * ticket, grams; the journal's and the tickets' indexes are made last.
 *
 * The file is a run of rows; a row is its kind (J or T), the number of its cells, and each cell as type (I,
 * T, N), length and bytes with a NUL behind. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "tests/bench/raw/raw.h"

static const char journal_select[] =
    "SELECT id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, actor, os_user, "
    "body FROM "
    "journal WHERE subject_kind = 'ticket' ORDER BY id";

static void dump_rows(sqlite3* db, const char* sql, char kind) {
    sqlite3_stmt* statement = raw_prepare(db, sql);
    const uint32_t columns = (uint32_t)sqlite3_column_count(statement);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        raw_put(&kind, 1);
        raw_put((const char*)&columns, sizeof columns);
        for (uint32_t i = 0; i < columns; ++i) {
            const int type = sqlite3_column_type(statement, (int)i);
            const char letter = type == SQLITE_INTEGER ? 'I' : type == SQLITE_NULL ? 'N' : 'T';
            const char* text = (const char*)sqlite3_column_text(statement, (int)i);
            const uint32_t size = text == NULL ? 0 : (uint32_t)sqlite3_column_bytes(statement, (int)i);
            raw_put(&letter, 1);
            raw_put((const char*)&size, sizeof size);
            raw_put(text == NULL ? "" : text, size);
            raw_put("", 1);
        }
    }
    if (code != SQLITE_DONE) {
        raw_die(db, sql);
    }
}

struct cell {
    char type;
    uint32_t size;
    const char* text;
};

static const char* read_row(const char* at, struct cell* cells, uint32_t* count) {
    memcpy(count, at + 1, sizeof *count);
    at += 1 + sizeof *count;
    for (uint32_t i = 0; i < *count; ++i) {
        cells[i].type = *at;
        memcpy(&cells[i].size, at + 1, sizeof cells[i].size);
        cells[i].text = at + 1 + sizeof cells[i].size;
        at = cells[i].text + cells[i].size + 1;
    }
    return at;
}

struct loader {
    sqlite3* db;
    sqlite3_stmt *entry, *ticket, *symptom, *words;
    uint8_t head[SHA256_DIGEST_SIZE];
    int64_t next_id, words_id;
    char site[16];
    int64_t epoch;
    char* grams;
    int symptom_column, result_column;
};

static void load_entry(struct loader* loader, const struct cell* cells) {
    struct raw_entry entry = {.id = loader->next_id++,
                              .act = atoll(cells[1].text),
                              .subject_kind = cells[2].text,
                              .subject_id = atoll(cells[3].text),
                              .subject = cells[4].text,
                              .verb = cells[5].text,
                              .happened_at = atoll(cells[6].text),
                              .recorded_at = atoll(cells[7].text),
                              .actor = cells[8].text,
                              .os_user = cells[9].text,
                              .body = cells[10].text};
    raw_hash(&entry, loader->head, loader->site, loader->epoch);
    memcpy(loader->head, entry.hash, sizeof loader->head);
    raw_bind_entry(loader->entry, &entry);
    raw_drain(loader->db, loader->entry);
}

static void load_grams(struct loader* loader, sqlite3_stmt* statement, int64_t rowid,
                       const struct cell* cell) {
    if (cell->size == 0) {
        return;
    }
    loader->grams = realloc(loader->grams, (size_t)cell->size * 12 + 12);
    const size_t size = raw_grams(loader->grams, cell->text);
    sqlite3_bind_int64(statement, 1, rowid);
    sqlite3_bind_text(statement, 2, loader->grams, (int)size, SQLITE_STATIC);
    raw_drain(loader->db, statement);
}

static void load_ticket(struct loader* loader, const struct cell* cells, uint32_t count) {
    for (uint32_t i = 0; i < count; ++i) {
        const int parameter = (int)i + 1;
        if (cells[i].type == 'I') {
            sqlite3_bind_int64(loader->ticket, parameter, atoll(cells[i].text));
        } else if (cells[i].type == 'N') {
            sqlite3_bind_null(loader->ticket, parameter);
        } else {
            sqlite3_bind_text(loader->ticket, parameter, cells[i].text, (int)cells[i].size, SQLITE_STATIC);
        }
    }
    raw_drain(loader->db, loader->ticket);
    load_grams(loader, loader->symptom, atoll(cells[0].text), &cells[loader->symptom_column]);
    load_grams(loader, loader->words, loader->words_id++, &cells[loader->result_column]);
}

/* Drops the secondary indexes of the two tables; the statements that make them again go to `make`. */
static int drop_indexes(sqlite3* db, char* make[], int room) {
    char drop[16][128];
    int count = 0;
    sqlite3_stmt* statement =
        raw_prepare(db,
                    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
                    "NULL AND tbl_name IN ('journal', 'ticket')");
    while (sqlite3_step(statement) == SQLITE_ROW && count < room) {
        snprintf(drop[count], sizeof drop[count], "DROP INDEX %s",
                 (const char*)sqlite3_column_text(statement, 0));
        make[count++] = strdup((const char*)sqlite3_column_text(statement, 1));
    }
    sqlite3_reset(statement);
    for (int i = 0; i < count; ++i) {
        raw_exec(db, drop[i]);
    }
    return count;
}

static int column_of(sqlite3* db, const char* name) {
    sqlite3_stmt* statement = raw_prepare(db, "SELECT cid FROM pragma_table_info('ticket') WHERE name = ?");
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    return (int)raw_drain(db, statement);
}

static void begin(struct loader* loader, const char* path) {
    sqlite3* db = loader->db = raw_open(path, 0);
    raw_exec(db, "PRAGMA cache_size = -32768");
    raw_exec(db, "PRAGMA foreign_keys = OFF");
    raw_exec(db, "BEGIN IMMEDIATE");
    sqlite3_stmt* chain = raw_prepare(db, "SELECT site, epoch FROM chain ORDER BY id DESC LIMIT 1");
    sqlite3_stmt* head = raw_prepare(db, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1");
    if (sqlite3_step(chain) != SQLITE_ROW || sqlite3_step(head) != SQLITE_ROW) {
        raw_die(db, "head");
    }
    snprintf(loader->site, sizeof loader->site, "%s", (const char*)sqlite3_column_text(chain, 0));
    loader->epoch = sqlite3_column_int64(chain, 1);
    loader->next_id = loader->words_id = sqlite3_column_int64(head, 0) + 1;
    memcpy(loader->head, sqlite3_column_blob(head, 1), sizeof loader->head);
    sqlite3_reset(chain);
    sqlite3_reset(head);
    loader->symptom_column = column_of(db, "symptom");
    loader->result_column = column_of(db, "result");
}

static void prepare(struct loader* loader) {
    sqlite3_stmt* all = raw_prepare(loader->db, "SELECT * FROM ticket");
    const int columns = sqlite3_column_count(all);
    char sql[1024] = "INSERT INTO ticket VALUES (?";
    for (int i = 1; i < columns; ++i) {
        strcat(sql, ", ?");
    }
    strcat(sql, ")");
    loader->entry = raw_prepare(loader->db, raw_insert_entry);
    loader->ticket = raw_prepare(loader->db, sql);
    loader->symptom = raw_prepare(loader->db, "INSERT INTO symptom_gram(rowid, grams) VALUES (?, ?)");
    loader->words = raw_prepare(loader->db, "INSERT INTO words_gram(rowid, grams) VALUES (?, ?)");
}

static void load(const char* file, const char* path) {
    struct stat status;
    const int descriptor = open(file, O_RDONLY);
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        raw_die(NULL, file);
    }
    const char* at = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const char* end = at + status.st_size;
    struct loader loader = {0};
    begin(&loader, path);
    char* indexes[16];
    const int count = drop_indexes(loader.db, indexes, (int)RAW_COUNT(indexes));
    prepare(&loader);
    struct cell cells[128];
    uint32_t columns;
    while (at < end) {
        const char kind = *at;
        at = read_row(at, cells, &columns);
        if (kind == 'J') {
            load_entry(&loader, cells);
        } else {
            load_ticket(&loader, cells, columns);
        }
    }
    for (int i = 0; i < count; ++i) {
        raw_exec(loader.db, indexes[i]);
    }
    raw_exec(loader.db, "COMMIT");
    raw_close(loader.db);
}

int main(int argc, char** argv) {
    if (argc == 3 && strcmp(argv[1], "--dump") == 0) {
        sqlite3* db = raw_open(argv[2], 1);
        dump_rows(db, journal_select, 'J');
        dump_rows(db, "SELECT * FROM ticket ORDER BY id", 'T');
        raw_flush();
        raw_close(db);
        return 0;
    }
    if (argc != 3) {
        raw_die(NULL, "usage: raw-load --dump LEDGER >FILE, or raw-load FILE LEDGER");
    }
    load(argv[1], argv[2]);
    return 0;
}
