#include "aftercare/store/queries/list.hpp"

#include <algorithm>
#include <unordered_set>

#include "aftercare/store/queries/list_composer.hpp"
#include "aftercare/store/row_cells.hpp"

namespace aftercare {

namespace {

std::string chosen_columns(const ListSource& source, const ListQuery& query) {
    std::string columns;
    for (const auto column : query.columns) {
        columns += (columns.empty() ? "" : ", ") + std::string(source.columns[column].sql);
    }
    return columns;
}

Statement prepare_list(Database& db, const ListSource& source, const ListQuery& query) {
    ListComposer composer(source, query);
    const auto sql = composer.select(chosen_columns(source, query), true);
    return composer.prepare(db, sql);
}

}  // namespace

std::optional<std::size_t> find_column(const ListSource& source, std::string_view key) {
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        if (source.columns[i].column.key == key) {
            return i;
        }
    }
    return std::nullopt;
}

ListRows::ListRows(Database& db, const ListSource& source, const ListQuery& query)
    : m_statement(prepare_list(db, source, query)), m_cells(query.columns.size()) {}

Row ListRows::next() {
    if (!m_statement.step()) {
        return {};
    }
    read_cells(m_statement, m_cells);
    return m_cells;
}

std::int64_t count_rows(Database& db, const ListSource& source, const ListQuery& query) {
    ListComposer composer(source, query);
    // SQLite leaves LEFT JOINs that nothing asks for out of a SELECT, but not out of count(*); a LIMIT keeps
    // it from making one of the two.
    const bool is_joined = std::string_view(source.from).find(" LEFT JOIN ") != std::string_view::npos;
    std::string sql;
    if (query.limit || is_joined) {
        sql = "SELECT count(*) FROM (" + composer.select("1", false) + (query.limit ? ")" : " LIMIT -1)");
    } else {
        sql = composer.select("count(*)", false);
    }
    auto statement = composer.prepare(db, sql);
    return statement.step() ? statement.integer(0) : 0;
}

void for_each_ticket(Database& db, const ListSource& source, const ListQuery& query,
                     const std::function<void(std::string_view)>& each) {
    ListComposer composer(source, query);
    const auto sql = composer.select(source.ticket, true);
    auto statement = composer.prepare(db, sql);
    std::unordered_set<std::string> seen;
    while (statement.step()) {
        if (!statement.is_null(0) && seen.emplace(statement.text(0)).second) {
            each(statement.text(0));
        }
    }
}

std::vector<TicketId> ticket_keys(Database& db, const ListSource& source, const ListQuery& query) {
    ListComposer composer(source, query);
    const auto sql = composer.select("t.id", false);
    auto statement = composer.prepare(db, sql);
    std::vector<TicketId> keys;
    while (statement.step()) {
        keys.push_back({statement.integer(0)});
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

std::string list_sql(const ListSource& source, const ListQuery& query) {
    return ListComposer(source, query).select(chosen_columns(source, query), true);
}

}  // namespace aftercare
