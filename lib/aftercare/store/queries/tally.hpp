// The rows of a list by one or two of its columns, for whoever counts them.
//
// Where nothing but equal values makes a group, SQLite counts and a row here is a whole group; else each row
// of the list is one, and whoever reads them joins what belongs together.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// Nothing, a number or a text of a column. An empty text is nothing.
using TallyValue = std::variant<std::monostate, std::int64_t, std::string>;

/// The SQL of a column's value, in which an empty text is nothing, and what a row has of it.
std::string tally_value_sql(const ListSource& source, std::size_t column);
TallyValue tally_value_at(const Statement& row, int column);

/// What a group has in a column: the value, and of a unit or a ticket its key in the ledger, since two units
/// may be called the same.
struct TallyKey {
    TallyValue value = {};
    std::int64_t key = 0;
    auto operator<=>(const TallyKey&) const = default;
};

/// A column that rows are counted by.
struct TallyColumn {
    std::size_t column = 0;
    bool in_full = false;  ///< of a place: project and phase before the value
};

struct TallyQuery {
    ListQuery rows;  ///< which; its columns, sort and limit have no part in it
    std::vector<TallyColumn> per;
    std::optional<std::size_t> value = {};  ///< the column whose integers are asked for
    std::optional<BoundFilter> fits = {};   ///< instead of it: 1 for rows that fit, nothing for others
    bool each_row = false;                  ///< every row by itself: nothing is grouped
};

/// So many rows of the list that have this in the columns, and this value.
struct TallyRow {
    std::vector<TallyKey> per;
    std::int64_t times = 1;
    std::optional<std::int64_t> value;
};

/// The rows in no order; the same group may come several times, with other values.
void for_each_tally_row(Database& db, const ListSource& source, const TallyQuery& query,
                        const std::function<void(const TallyRow&)>& each);

}  // namespace aftercare
