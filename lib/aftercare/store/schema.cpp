#include "aftercare/store/schema.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "aftercare/store/ledger.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_kept = {"journal", "chain", "person", "sqlar"};

/// Whether a table is not folded from the journal.
bool is_kept(const std::string& table) {
    return std::find(k_kept.begin(), k_kept.end(), table) != k_kept.end();
}

std::vector<SchemaObject> objects_of(Database& db) {
    std::vector<SchemaObject> objects;
    auto row =
        db.prepare("SELECT type, name, tbl_name, sql, rootpage <> 0 FROM sqlite_schema ORDER BY rowid");
    while (row.step()) {
        objects.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                           std::string(row.text(3)), row.integer(4) != 0});
    }
    return objects;
}

std::string key_of(const SchemaObject& object) {
    return object.type + " " + object.name;
}

std::string quoted(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) {
        text.append(c == '"' ? 2 : 1, c);
    }
    return text + "\"";
}

/// The objects of a new ledger, in the order in which they are made.
std::vector<SchemaObject> program_objects() {
    Database fresh(":memory:", OpenMode::create, 0);
    create_schema(fresh);
    return objects_of(fresh);
}

[[noreturn]] void refuse_schema(const char* what, const std::string& name, const char* advice) {
    throw Error(ErrorKind::system, form(what, fmt::arg("name", name)), {}, advice);
}

void require_kept(const std::map<std::string, SchemaObject>& found,
                  const std::vector<SchemaObject>& program) {
    for (const auto& object : program) {
        if (object.type == "table" && is_kept(object.name)) {
            const auto same = found.find(key_of(object));
            if (same == found.end() || !(same->second == object)) {
                refuse_schema(tr("the table {name}, which cannot be made again, was changed"), object.name,
                              tr("restore the last good backup; nothing was changed"));
            }
        }
    }
}

/// What somebody has put into a table of their own is not thrown away.
void require_empty(Database& db, const SchemaObject& object) {
    auto row = db.prepare("SELECT 1 FROM " + quoted(object.name) + " LIMIT 1");
    if (row.step()) {
        refuse_schema(tr("the table {name} is not the ledger's, and has rows"), object.name,
                      tr("keep them elsewhere and drop the table; nothing was changed"));
    }
}

/// FTS5 drops its tables only as long as it can read them; without it they are tables like any other.
void forget_modules(Database& db) {
    db.lift_defences();
    db.exec("PRAGMA writable_schema = 1");
    db.exec("DELETE FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'");
    db.exec("PRAGMA writable_schema = RESET");
}

}  // namespace

std::map<std::string, SchemaObject> schema_of(Database& db) {
    std::map<std::string, SchemaObject> objects;
    for (auto& object : objects_of(db)) {
        auto key = key_of(object);
        objects.emplace(std::move(key), std::move(object));
    }
    return objects;
}

void drop_derived(Database& db) {
    const auto program = program_objects();
    require_kept(schema_of(db), program);
    for (const auto& object : objects_of(db)) {
        const bool is_ours = std::any_of(program.begin(), program.end(), [&](const SchemaObject& each) {
            return each.type == object.type && each.name == object.name;
        });
        if (object.type == "table" && !is_ours && !object.name.starts_with("sqlite_")) {
            require_empty(db, object);
        }
    }
    db.forget_statements();
    forget_modules(db);
    for (const auto& object : objects_of(db)) {
        const bool goes_with_table = object.type == "index" && object.sql.empty();
        const bool stays =
            object.type == "table" && (is_kept(object.name) || object.name == "sqlite_sequence");
        if (!goes_with_table && !stays) {
            db.exec(("DROP " + object.type + " IF EXISTS " + quoted(object.name)).c_str());
        }
    }
}

void make_missing(Database& db) {
    for (const auto& object : program_objects()) {
        if (!object.sql.empty() && !schema_of(db).contains(key_of(object))) {
            db.exec(object.sql.c_str());
        }
    }
}

}  // namespace aftercare
