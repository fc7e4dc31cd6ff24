// Tables and records for people: columns that line up on a terminal whatever the script.
//
// Everything is measured in display columns (support/width.hpp). Cells and values may come from owners, so
// they are made harmless here and nowhere else. Colour only underlines what the text says already; a caller
// that marks a row as urgent has a column that says why.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/rows.hpp"
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
    bool whole = false;    ///< numbers, rooms, phones, amounts, dates, words of codes: never cut
    std::size_t need = 0;  ///< where there is no room, columns with a smaller one are left out first
};

/// The column as tables have it: the word of its key for a header, what its kind says about edge and cutting,
/// what its key says about need.
TableColumn table_column(const Column& column);

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

/// The header line and one line a row, each ended by LF, two spaces between columns, no trailing spaces; ""
/// for a table without columns. On a screen, columns without a value take no room. A table wider than the
/// screen has its texts narrowed, to at least 8 display columns, and those that do not fit end in `…`; then
/// the columns least needed are left out and named in a line below; the first one stays. On a screen of less
/// than 60 columns, or where only the first column would be left, such a table is a block a row instead: a
/// record of what the row has, and an empty line between two. A whole cell of more than 40 columns is a text
/// (a place that somebody described, many numbers): it may be cut, between its words.
std::string lay_out(const Table& table, const Screen& screen);

/// One line of a record: what it is called and what it is.
struct RecordField {
    std::string key;
    std::string value;
    bool urgent = false;
    std::vector<std::string> more = {};  ///< further lines of ours beneath the value
};

/// A line `key: value` for each field, values lined up behind the widest key and wrapped to the screen beside
/// their keys; further lines of a text are kept and marked (marked_lines). A value stands under its key where
/// beside it a word or a number would have to be broken, or fewer than 12 columns are left.
std::string lay_out(const std::vector<RecordField>& record, const Screen& screen);

/// The same for one field: `label` as it stands, `value` with its further lines marked already. Values begin
/// `indent` columns from the left, which is at least a blank more than the label takes.
std::string lay_out_field(std::string_view label, std::string_view value, std::size_t indent,
                          const Screen& screen, bool urgent = false);

}  // namespace aftercare
