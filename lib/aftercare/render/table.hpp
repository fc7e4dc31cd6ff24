// Tables and records for people: columns that line up on a terminal whatever the script.
//
// Everything is measured in display columns (support/width.hpp). Cells and values may come from owners, so
// they are made harmless here and nowhere else. Colour only underlines what the text says already; a caller
// that marks a row as urgent has a column that says why.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "aftercare/support/width.hpp"

namespace aftercare {

/// Where a layout goes. The defaults are those of a file or a pipe: nothing cut, no colour.
struct Screen {
    std::size_t columns = 0;  ///< width of the terminal; 0 = nothing is cut
    bool colour = false;
};

/// A column of a table. Its header is already in the reader's language.
struct TableColumn {
    std::string header;
    Align align = Align::left;
    bool whole = false;  ///< ids and times: narrowed only when all other columns are at their least
};

/// One cell a column; missing ones are empty, surplus ones are a bug.
struct TableRow {
    std::vector<std::string> cells;
    bool urgent = false;
};

/// A table to lay out.
struct Table {
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
};

/// The header line and one line a row, each ended by LF, two spaces between columns, no trailing spaces. A
/// table wider than the screen has its widest columns narrowed, each to at least 6 display columns if that is
/// enough, else to at least 1; cells that do not fit end in `…`. "" for a table without columns.
std::string lay_out(const Table& table, const Screen& screen);

/// One line of a record: what it is called and what it is.
struct RecordField {
    std::string key;
    std::string value;
    bool urgent = false;
    std::vector<std::string> more = {};  ///< further lines of ours beneath the value
};

/// A line `key: value` for each field, values lined up behind the widest key and wrapped to the screen beside
/// their keys; further lines of a text are kept and marked (marked_lines).
std::string lay_out(const std::vector<RecordField>& record, const Screen& screen);

}  // namespace aftercare
