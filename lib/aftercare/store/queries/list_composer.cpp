#include "aftercare/store/queries/list_composer.hpp"

namespace aftercare {

namespace {

bool is_span(ColumnKind kind) {
    return kind == ColumnKind::instant || kind == ColumnKind::day;
}

/// LIKE finds `%`, `_` and `\` as themselves behind a backslash.
std::string like_pattern(const std::string& text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern + "%";
}

void bind_named(Statement& statement, const std::string& name, const SqlValue& value) {
    const int i = statement.parameter(name.c_str());
    if (i == 0) {
        return;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        statement.bind(i, *number);
    } else {
        statement.bind(i, std::string_view(std::get<std::string>(value)));
    }
}

}  // namespace

std::string ListComposer::select(const std::string& what, bool ordered) {
    std::string sql = "SELECT " + what + " FROM " + m_source.from + " WHERE " + m_source.where;
    if (m_query.period) {
        sql += std::string(" AND ") + m_source.period + " >= " + mark(m_query.period->from.seconds) +
               " AND " + m_source.period + " < " + mark(m_query.period->until.seconds);
    }
    for (const auto& filter : m_query.filters) {
        sql += " AND " + condition(filter);
    }
    if (ordered || m_query.limit) {
        sql += " ORDER BY " + order();
    }
    if (m_query.limit) {
        sql += " LIMIT " + mark(*m_query.limit);
    }
    return sql;
}

Statement ListComposer::prepare(Database& db, const std::string& sql) const {
    auto statement = db.prepare(sql);
    for (const auto& [name, value] : m_query.parameters) {
        bind_named(statement, name, value);
    }
    int i = 0;
    for (const auto& value : m_values) {
        bind_named(statement, ":v" + std::to_string(++i), value);
    }
    return statement;
}

std::string ListComposer::mark(SqlValue value) {
    m_values.push_back(std::move(value));
    return ":v" + std::to_string(m_values.size());
}

std::string ListComposer::condition(const BoundFilter& filter) {
    const auto& column = m_source.columns[filter.column];
    const std::string sql = std::string("(") + column.sql + ")";
    switch (filter.op) {
        case FilterOp::equals:
            return equal(column, sql, filter);
        case FilterOp::differs:
            return "(" + equal(column, sql, filter) + ") IS NOT TRUE";
        case FilterOp::contains:
            return sql + " LIKE " + mark(like_pattern(std::get<std::string>(filter.values[0]))) +
                   " ESCAPE '\\'";
        default:
            return filter.keys.empty() ? compared(sql, filter.op, filter.values, is_span(column.column.kind))
                                       : compared(column.key, filter.op, filter.keys, false);
    }
}

// A span is below its beginning and above its last second.
std::string ListComposer::compared(const std::string& sql, FilterOp op, const std::vector<SqlValue>& values,
                                   bool is_span) {
    switch (op) {
        case FilterOp::at_most:
            return is_span ? sql + " < " + mark(values.at(1)) : sql + " <= " + mark(values.front());
        case FilterOp::greater:
            return is_span ? sql + " >= " + mark(values.at(1)) : sql + " > " + mark(values.front());
        case FilterOp::at_least:
            return sql + " >= " + mark(values.front());
        default:
            return sql + " < " + mark(values.front());
    }
}

std::string ListComposer::equal(const ListColumn& column, const std::string& sql, const BoundFilter& filter) {
    std::vector<std::string> ways;
    if (!filter.keys.empty()) {
        ways.push_back(std::string(column.key) + among(filter.keys));
    }
    if (is_span(column.column.kind)) {
        for (std::size_t i = 0; i + 1 < filter.values.size(); i += 2) {
            ways.push_back(sql + " >= " + mark(filter.values[i]) + " AND " + sql + " < " +
                           mark(filter.values[i + 1]));
        }
    } else if (!filter.values.empty()) {
        ways.push_back(sql + among(filter.values));
    }
    if (filter.empty) {
        ways.push_back("coalesce(" + sql + ", '') = ''");
    }
    std::string any;
    for (const auto& way : ways) {
        any += (any.empty() ? "(" : " OR (") + way + ")";
    }
    return ways.empty() ? "0" : ways.size() == 1 ? ways.front() : "(" + any + ")";
}

std::string ListComposer::among(const std::vector<SqlValue>& values) {
    std::string marks;
    for (const auto& value : values) {
        marks += (marks.empty() ? "" : ", ") + mark(value);
    }
    return " IN (" + marks + ")";
}

std::string ListComposer::order() const {
    std::string text;
    for (const auto& key : m_query.sort) {
        const auto& column = m_source.columns[key.column];
        const std::string sql = column.sort == nullptr ? column.sql : column.sort;
        text += "(" + sql + ") IS NULL, (" + sql + ")" + (key.descending ? " DESC" : "") + ", ";
    }
    return text + m_source.order;
}

}  // namespace aftercare
