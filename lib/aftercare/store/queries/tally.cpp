#include "aftercare/store/queries/tally.hpp"

#include "aftercare/store/queries/list_composer.hpp"

namespace aftercare {

namespace {

/// The value of the column as it is printed, then the key of what it names.
std::string sql_of(const ListSource& source, const TallyColumn& each) {
    const auto& column = source.columns[each.column];
    auto value = tally_value_sql(source, each.column);
    for (const auto* const part : {"phase", "project"}) {
        if (const auto before = find_column(source, part); each.in_full && before) {
            value = std::string("coalesce(nullif((") + source.columns[*before].sql +
                    "), '') || ' ', '') || " + value;
        }
    }
    return value + ", " + (column.key == nullptr ? "NULL" : column.key);
}

}  // namespace

std::string tally_value_sql(const ListSource& source, std::size_t column) {
    return std::string("nullif((") + source.columns[column].sql + "), '')";
}

TallyValue tally_value_at(const Statement& row, int column) {
    switch (row.kind(column)) {
        case ValueKind::null:
            return {};
        case ValueKind::integer:
            return row.integer(column);
        default:
            return std::string(row.text(column));
    }
}

void for_each_tally_row(Database& db, const ListSource& source, const TallyQuery& query,
                        const std::function<void(const TallyRow&)>& each) {
    ListComposer composer(source, query.rows);
    std::string what;
    std::string groups;
    for (std::size_t i = 0; i < query.per.size(); ++i) {
        what += sql_of(source, query.per[i]) + ", ";
        groups += std::to_string(2 * i + 1) + ", " + std::to_string(2 * i + 2) + ", ";
    }
    what += query.each_row ? "1, " : "count(*), ";
    what += query.fits    ? "CASE WHEN " + composer.condition(*query.fits) + " THEN 1 END"
            : query.value ? std::string(source.columns[*query.value].sql)
                          : "NULL";
    auto sql = composer.select(what, false);
    const int times = static_cast<int>(2 * query.per.size());
    if (!query.each_row) {
        sql += " GROUP BY " + groups + std::to_string(times + 2);
    }
    auto statement = composer.prepare(db, sql);
    TallyRow row{.per = std::vector<TallyKey>(query.per.size()), .value = std::nullopt};
    while (statement.step()) {
        for (std::size_t i = 0; i < row.per.size(); ++i) {
            const int at = static_cast<int>(2 * i);
            row.per[i] = {tally_value_at(statement, at), statement.integer(at + 1)};
        }
        row.times = statement.integer(times);
        row.value = statement.is_null(times + 1) ? std::nullopt : std::optional(statement.integer(times + 1));
        each(row);
    }
}

}  // namespace aftercare
