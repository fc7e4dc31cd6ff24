#include "aftercare/store/history.hpp"

#include <cassert>

#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

void throw_unreadable() {
    throw DamagedError(tr("an entry of the journal cannot be read"),
                       tr("run `aftercare verify`, and restore the last good backup"));
}

std::vector<Entry> load_entries(Database& db, SubjectKind kind, std::int64_t key) {
    static const std::string k_sql =
        std::string("SELECT ") + k_entry_columns +
        ", by_entry FROM journal LEFT JOIN struck ON entry_id = id WHERE subject_kind = ? AND subject_id = ? "
        "ORDER BY id";
    std::vector<Entry> entries;
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, code_of(kind));
    statement.bind(2, key);
    while (statement.step()) {
        auto& entry = entries.emplace_back();
        read_entry(statement, entry);
        entry.struck_by = statement.integer(k_entry_column_count);
    }
    statement.reset();
    return entries;
}

History load_history(Database& db, TicketId id, const std::string& number) {
    auto ticket = load_ticket(db, id);
    assert(ticket);
    History history{std::move(*ticket), number, load_entries(db, SubjectKind::ticket, id.value), {}};
    std::vector<TicketEntry> readable;
    std::vector<std::size_t> which;
    JsonDocument json;
    for (std::size_t i = 0; i < history.entries.size(); ++i) {
        if (auto entry = read_ticket_entry(history.entries[i], json)) {
            readable.push_back(std::move(*entry));
            which.push_back(i);
        }
    }
    const auto entered = states_entered(id, readable);
    history.entered.resize(history.entries.size());
    for (std::size_t i = 0; i < which.size(); ++i) {
        history.entered[which[i]] = entered[i];
    }
    return history;
}

}  // namespace aftercare
