#include "aftercare/store/history.hpp"

#include <cassert>

#include "aftercare/store/rows.hpp"

namespace aftercare {

History load_history(Database& db, TicketId id, const std::string& number) {
    auto ticket = load_ticket(db, id);
    assert(ticket);
    History history{std::move(*ticket), number, {}};
    static const std::string k_sql =
        std::string("SELECT ") + k_entry_columns +
        " FROM journal WHERE subject_kind = 'ticket' AND subject_id = ? ORDER BY id";
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, id.value);
    while (statement.step()) {
        read_entry(statement, history.entries.emplace_back());
    }
    statement.reset();
    return history;
}

}  // namespace aftercare
