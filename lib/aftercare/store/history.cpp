#include "aftercare/store/history.hpp"

#include <cassert>

#include "aftercare/store/rows.hpp"

namespace aftercare {

std::vector<Entry> load_entries(Database& db, SubjectKind kind, std::int64_t key) {
    static const std::string k_sql = std::string("SELECT ") + k_entry_columns +
                                     " FROM journal WHERE subject_kind = ? AND subject_id = ? ORDER BY id";
    std::vector<Entry> entries;
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, code_of(kind));
    statement.bind(2, key);
    while (statement.step()) {
        read_entry(statement, entries.emplace_back());
    }
    statement.reset();
    return entries;
}

History load_history(Database& db, TicketId id, const std::string& number) {
    auto ticket = load_ticket(db, id);
    assert(ticket);
    return {std::move(*ticket), number, load_entries(db, SubjectKind::ticket, id.value)};
}

}  // namespace aftercare
