// The content of a ledger's tables as text, to compare two ledgers.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/sqlite.hpp"

namespace testing {

using namespace aftercare;

inline const std::vector<std::string> k_ticket_tables = {
    "ticket", "contact", "work_order", "appointment", "clock_run", "hold", "callback", "cost", "attachment"};
inline const std::vector<std::string> k_master_tables = {"ledger",       "project", "unit",  "party",
                                                         "party_person", "staff",   "policy"};

/// A table's rows, one a line, in the order of its first two columns.
inline std::string dump(Database& db, const std::string& table, const std::string& where = "1") {
    std::string text;
    auto count = db.prepare("SELECT * FROM " + table);
    auto statement = db.prepare("SELECT * FROM " + table + " WHERE " + where + " ORDER BY 1" +
                                (count.columns() > 1 ? ", 2" : ""));
    while (statement.step()) {
        text += table + ":";
        for (int i = 0; i < statement.columns(); ++i) {
            text += statement.is_null(i) ? " NULL" : " '" + std::string(statement.text(i)) + "'";
        }
        text += "\n";
    }
    return text;
}

inline std::string dump_all(Database& db, const std::vector<std::string>& tables) {
    std::string text;
    for (const auto& table : tables) {
        text += dump(db, table);
    }
    return text;
}

/// All rows that the journal gives.
inline std::string dump_rows(Database& db) {
    return dump_all(db, k_master_tables) + dump_all(db, k_ticket_tables);
}

/// Keys of the tickets whose symptom has `text`, by the index; of the entries, for the other words.
inline std::string search(Database& db, const std::string& index, const std::string& query) {
    std::string found;
    auto statement = db.prepare("SELECT rowid FROM " + index + " WHERE " + index + " MATCH ? ORDER BY rowid");
    statement.bind(1, std::string_view(query));
    while (statement.step()) {
        found += std::to_string(statement.integer(0)) + " ";
    }
    return found;
}

}  // namespace testing
