/* raw-query LEDGER SQL [NOW]: steps one SELECT and writes CSV, texts and integers as they are; `:now` is
 * bound. */
#include <stdlib.h>
#include <string.h>

#include "tests/bench/raw/raw.h"

int main(int argc, char** argv) {
    if (argc < 3) {
        raw_die(NULL, "usage: raw-query LEDGER SQL [NOW]");
    }
    sqlite3* db = raw_open(argv[1], 1);
    sqlite3_stmt* statement = raw_prepare(db, argv[2]);
    const int now = sqlite3_bind_parameter_index(statement, ":now");
    if (now != 0 && argc > 3) {
        sqlite3_bind_int64(statement, now, atoll(argv[3]));
    }
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) {
        const char* name = sqlite3_column_name(statement, i);
        raw_put_cell(name, strlen(name));
        raw_put(i + 1 < columns ? "," : "\n", 1);
    }
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            switch (sqlite3_column_type(statement, i)) {
                case SQLITE_INTEGER:
                    raw_put_integer(sqlite3_column_int64(statement, i));
                    break;
                case SQLITE_NULL:
                    break;
                default:
                    raw_put_cell((const char*)sqlite3_column_text(statement, i),
                                 (size_t)sqlite3_column_bytes(statement, i));
            }
            raw_put(i + 1 < columns ? "," : "\n", 1);
        }
    }
    if (code != SQLITE_DONE) {
        raw_die(db, argv[2]);
    }
    raw_flush();
    raw_close(db);
    return 0;
}
