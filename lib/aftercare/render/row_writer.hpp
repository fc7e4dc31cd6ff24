// Rows on their way out: one interface, six formats.
//
// A writer holds back what it has until a buffer of 64 KiB is full, and a table, whose widths depend on every
// row, until the end. So a caller that drops a writer without a row and without finish() has printed nothing,
// not even a header: that is --skip-empty.
//
// table and html are for people: columns with `shown` only, codes as words, times to the minute. The others
// are for programs: every column, codes as they are kept (words with `labels`), times in RFC 3339, durations
// in seconds. They carry owners' text unchanged but for what their escaping asks.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/rows.hpp"

namespace aftercare {

enum class Format { table, csv, tsv, json, jsonl, html };

/// How rows are written; what a format has no use for it passes over.
struct WriteOptions {
    /// csv and tsv: a byte order mark, CR LF, local times to the minute, an apostrophe before text that a
    /// spreadsheet would run, `="0102"` for text that it would take for a number; csv with `labels`: words
    /// above the columns.
    bool excel = false;
    bool labels = false;               ///< machine formats: codes as words too
    bool masked = false;               ///< names and phones through support/mask.hpp
    std::size_t terminal_columns = 0;  ///< 0 = not a terminal: nothing is cut
    bool colour = false;
    std::string title = {};  ///< html only
    /// The word of a code in the list that its column names; without it, or when it gives "", the code.
    std::function<std::string(std::string_view list, std::string_view code)> word = {};
    /// What people read above a column; without it, or when it gives "", the key.
    std::function<std::string(std::string_view key)> header = {};
};

/// The format of a name: table csv tsv json jsonl html.
std::optional<Format> format_named(std::string_view name);

/// Takes the bytes in order. It may throw; the writer is then of no further use.
using Sink = std::function<void(std::string_view)>;

/// Writes rows of one list.
class RowWriter {
  public:
    RowWriter() = default;
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    virtual ~RowWriter() = default;

    /// Writes one row: a cell for each column the writer was made with.
    virtual void row(Row cells) = 0;
    /// Writes what is left, once, behind the last row; also the header of a list without rows.
    virtual void finish() = 0;
};

/// A writer of `format`. What `columns` refer to lives as long as the writer.
std::unique_ptr<RowWriter> make_row_writer(Format format, std::vector<Column> columns,
                                           const WriteOptions& options, Sink sink);

}  // namespace aftercare
