// Which columns of a table a screen has room for, and how wide each is. Private to render.
#pragma once

#include <cstddef>
#include <vector>

namespace aftercare {

constexpr std::size_t k_gap_columns = 2;  ///< between two columns of a table

/// What a column asks for.
struct ColumnWish {
    std::size_t natural = 0;  ///< display columns with which nothing is cut
    std::size_t least = 0;    ///< below this it is rather left out
    std::size_t need = 0;     ///< of two columns the one with the smaller need is left out first
    bool is_empty = false;    ///< no row has a value
};

/// What a screen has room for.
struct ColumnFit {
    std::vector<std::size_t> shown;     ///< numbers of columns, as they stand
    std::vector<std::size_t> widths;    ///< of the shown ones
    std::vector<std::size_t> left_out;  ///< those for which there is no room, as they stand
    bool is_whole = false;              ///< nothing is cut and nothing left out
    bool fits = false;                  ///< false: even what is left is too wide
};

/// Leaves out what is empty, then the columns least needed until the others fit into `room` at their least,
/// and takes the rest from the widest. The first column that is not empty stays: it says what the row is
/// about. With `room` 0 everything is shown as wide as it is, empty columns too.
ColumnFit fit_columns(const std::vector<ColumnWish>& columns, std::size_t room);

}  // namespace aftercare
