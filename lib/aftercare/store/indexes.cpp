#include "aftercare/store/indexes.hpp"

namespace aftercare {

namespace {

const char* indexes_of(IndexesOf of) {
    switch (of) {
        case IndexesOf::journal:
            return "tbl_name = 'journal'";
        case IndexesOf::other_tables:
            return "tbl_name <> 'journal'";
        case IndexesOf::tickets:
            break;
    }
    return "tbl_name IN ('journal', 'ticket', 'contact', 'clock_run') AND name <> 'ticket_source'";
}

}  // namespace

std::vector<std::string> drop_indexes(Database& db, IndexesOf of) {
    std::vector<std::string> names;
    std::vector<std::string> statements;
    {
        auto indexes = db.prepare(
            std::string("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND ") +
            indexes_of(of) + " ORDER BY rowid");
        while (indexes.step()) {
            names.emplace_back(indexes.text(0));
            statements.emplace_back(indexes.text(1));
        }
    }
    db.forget_statements();  // one that still reads would hold the tables
    for (const auto& name : names) {
        db.exec(("DROP INDEX " + name).c_str());
    }
    return statements;
}

void make_indexes(Database& db, const std::vector<std::string>& statements) {
    for (const auto& statement : statements) {
        db.exec(statement.c_str());
    }
}

}  // namespace aftercare
