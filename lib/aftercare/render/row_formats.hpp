// The writers behind make_row_writer, one file each. Private to render.
#pragma once

#include <memory>
#include <vector>

#include "aftercare/render/row_writer.hpp"

namespace aftercare {

/// RFC 4180, UTF-8, LF; a list of one column writes an empty cell as `""`, since an empty line is no record.
std::unique_ptr<RowWriter> make_csv_writer(std::vector<Column> columns, const WriteOptions& options,
                                           Sink sink);
/// As csv but with TAB between cells and `\t \n \r \\` for TAB, LF, CR and backslash within them.
std::unique_ptr<RowWriter> make_tsv_writer(std::vector<Column> columns, const WriteOptions& options,
                                           Sink sink);
/// One array of objects, an object a line.
std::unique_ptr<RowWriter> make_json_writer(std::vector<Column> columns, const WriteOptions& options,
                                            Sink sink);
/// An object a line and nothing else.
std::unique_ptr<RowWriter> make_jsonl_writer(std::vector<Column> columns, const WriteOptions& options,
                                             Sink sink);
/// Columns that line up (table.hpp).
std::unique_ptr<RowWriter> make_table_writer(std::vector<Column> columns, const WriteOptions& options,
                                             Sink sink);
/// A page of one table that needs no other file.
std::unique_ptr<RowWriter> make_html_writer(std::vector<Column> columns, const WriteOptions& options,
                                            Sink sink);

}  // namespace aftercare
