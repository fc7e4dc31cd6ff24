// The SQL of a list's rows, for whatever prints, counts or sums them. Private to the queries.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// Puts a query together; the text and the values are made by the same walk, so they stay in step.
class ListComposer {
  public:
    /// Both live as long as this.
    ListComposer(const ListSource& source, const ListQuery& query) : m_source(source), m_query(query) {}

    /// `SELECT what` of the rows that the query is about; without a limit in their order only when `ordered`.
    std::string select(const std::string& what, bool ordered);
    /// Whether a row fits the filter, as an expression: for `select`.
    std::string condition(const BoundFilter& filter);
    /// The statement of `sql`, which was put together here, with all its values.
    Statement prepare(Database& db, const std::string& sql) const;

  private:
    std::string mark(SqlValue value);
    std::string compared(const std::string& sql, FilterOp op, const std::vector<SqlValue>& values,
                         bool is_span);
    std::string equal(const ListColumn& column, const std::string& sql, const BoundFilter& filter);
    std::string among(const std::vector<SqlValue>& values);
    std::string order() const;

    const ListSource& m_source;
    const ListQuery& m_query;
    std::vector<SqlValue> m_values;
};

}  // namespace aftercare
