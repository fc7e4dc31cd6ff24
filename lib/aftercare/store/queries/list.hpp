// Lists: a table of columns, each with its SQL, and a query put together from what was asked for.
//
// A list is data (ListSource). Filters, sorting and limits run in SQLite, rows come out one by one as Cells,
// so a list of a million rows needs no memory and a filtered one reads what it must. Values are always bound.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "aftercare/core/filter.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/rows.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/periods.hpp"

namespace aftercare {

/// A column of a list and where it comes from.
struct ListColumn {
    Column column;
    const char* sql;
    bool asked = false;          ///< printed only when --columns names it
    const char* sort = nullptr;  ///< what it is sorted by, when that is not its value
    const char* key = nullptr;   ///< of an id or a unit: the integer in the ledger that it is the name of
};

/// A list.
struct ListSource {
    std::string_view name;
    const char* from;  ///< FROM clause; LEFT JOINs that no column asks for cost nothing
    /// What makes a row one of this list; may use the named parameters of the caller.
    const char* where = "1";
    const char* order;             ///< without --sort
    const char* ticket = nullptr;  ///< the number of the row's ticket, null when the rows are no tickets
    const char* period = nullptr;  ///< the instant that -b, -e, -p are about, or null
    std::span<const ListColumn> columns;
};

using SqlValue = std::variant<std::int64_t, std::string>;

/// A filter whose values are those of the column: codes, instants, numbers. A comparison of rank is one with
/// all codes that fit it. Without values, keys and emptiness nothing is equal.
struct BoundFilter {
    std::size_t column = 0;
    FilterOp op = FilterOp::equals;
    /// Of an instant or day: pairs of from and until of the span that each value names.
    std::vector<SqlValue> values = {};
    std::vector<SqlValue> keys = {};  ///< of the things that the values name, where the column has a key
    bool empty = false;               ///< equals and differs: no value is equal too
};

struct SortKey {
    std::size_t column = 0;
    bool descending = false;
};

/// What to print of a list.
struct ListQuery {
    std::vector<std::size_t> columns;
    std::vector<BoundFilter> filters;
    std::vector<SortKey> sort;
    std::optional<std::int64_t> limit;
    std::optional<Period> period;
    std::vector<std::pair<std::string, SqlValue>>
        parameters;  ///< `:now` and the like, for from, where and columns
};

/// The column of a key, or nothing.
std::optional<std::size_t> find_column(const ListSource& source, std::string_view key);

/// The rows of a query, one after the other.
class ListRows {
  public:
    ListRows(Database& db, const ListSource& source, const ListQuery& query);
    /// The next row; empty when there is none. Valid until the next call.
    Row next();

  private:
    Statement m_statement;
    std::vector<Cell> m_cells;
};

/// How many rows the query has.
std::int64_t count_rows(Database& db, const ListSource& source, const ListQuery& query);

/// The numbers of the tickets in the query's rows, in their order, each once.
void for_each_ticket(Database& db, const ListSource& source, const ListQuery& query,
                     const std::function<void(std::string_view)>& each);

/// The keys of the tickets in the rows of a query of the list of tickets, sorted.
std::vector<TicketId> ticket_keys(Database& db, const ListSource& source, const ListQuery& query);

/// The SELECT that a query becomes, for tests of its plan.
std::string list_sql(const ListSource& source, const ListQuery& query);

}  // namespace aftercare
