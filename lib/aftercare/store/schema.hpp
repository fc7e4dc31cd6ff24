// The objects of a database: what verify compares with those that the program makes, and what rebuild drops
// and makes again.
#pragma once

#include <map>
#include <string>

#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// A table, index, trigger or view.
struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;  ///< that an index or a trigger belongs to; its own name for the others
    std::string sql;    ///< empty for the indexes that SQLite makes for UNIQUE and PRIMARY KEY
    bool has_pages;     ///< of its own in the file: not for views, triggers and modules
    bool operator==(const SchemaObject&) const = default;
};

/// By `type name`; also the tables that FTS5 keeps for itself.
std::map<std::string, SchemaObject> schema_of(Database& db);

/// Drops what can be made again: every table but those of the journal, its chains, people and embedded files,
/// which are kept, and every index, trigger and view. Throws Error{system}, naming it, when a kept table is
/// missing or changed, or a table that is not the program's has rows. Within a transaction that the caller
/// holds, and with foreign keys off.
void drop_derived(Database& db);

/// Makes those objects of the program that are not there.
void make_missing(Database& db);

}  // namespace aftercare
