#include "aftercare/render/table.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "aftercare/render/table_fit.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_red = "\x1b[31m";
constexpr std::string_view k_plain = "\x1b[0m";
/// A text of fewer columns says nothing; a header may be cut to them too.
constexpr std::size_t k_least_width = 8;
/// No number, room, phone, amount or date is wider, nor the name of a public area; a place in free text may
/// be.
constexpr std::size_t k_whole_width_max = 40;
/// On a narrower screen a row is a block.
constexpr std::size_t k_least_table_width = 60;
/// Below this, a value stands better under its key than beside it.
constexpr std::size_t k_least_value_width = 12;
constexpr std::size_t k_value_indent = 2;

using Cells = std::vector<std::string>;

std::vector<Cells> harmless_cells(const Table& table) {
    std::vector<Cells> lines;
    lines.reserve(table.rows.size() + 1);
    Cells& header = lines.emplace_back();
    for (const TableColumn& column : table.columns) {
        header.push_back(harmless(column.header, true));
    }
    for (const TableRow& row : table.rows) {
        assert(row.cells.size() <= table.columns.size());
        Cells& line = lines.emplace_back();
        for (const std::string& cell : row.cells) {
            line.push_back(harmless(cell, true));
        }
        line.resize(table.columns.size());
    }
    return lines;
}

/// What each column asks for. `lines` begin with the header.
std::vector<ColumnWish> wishes_of(const std::vector<Cells>& lines, const std::vector<TableColumn>& columns) {
    std::vector<ColumnWish> wishes;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t header = display_width(lines.front()[i]);
        std::size_t widest = 0;
        std::size_t whole = 0;
        for (std::size_t row = 1; row < lines.size(); ++row) {
            const std::size_t width = display_width(lines[row][i]);
            widest = std::max(widest, width);
            whole = std::max(whole, std::min(width, k_whole_width_max));
        }
        ColumnWish& wish = wishes.emplace_back(ColumnWish{.need = columns[i].need});
        wish.natural = std::max(header, widest);
        wish.least = std::max(std::min(wish.natural, k_least_width), columns[i].whole ? whole : 0);
        wish.is_empty = widest == 0 && lines.size() > 1;
    }
    return wishes;
}

/// A cell that is not to be cut within a word: too wide ones lose their last words.
std::string cut_between_words(const std::string& cell, std::size_t columns) {
    if (display_width(cell) <= columns) {
        return cell;
    }
    constexpr std::string_view k_more = " …";
    const std::string kept = columns > 1 ? cut_to_width(cell, columns - 1) : std::string();
    const std::size_t end = kept.size() - std::min(kept.size(), k_more.size() - 1);
    const std::size_t blank = cell.rfind(' ', end);
    return blank == std::string::npos || blank == 0 ? cut_to_width(cell, columns)
                                                    : cell.substr(0, blank).append(k_more);
}

void append_coloured(std::string& out, std::string_view text, std::string_view colour) {
    if (colour.empty() || text.empty()) {
        out.append(text);
        return;
    }
    out.append(colour).append(text).append(k_plain);
}

void append_line(std::string& out, const Cells& cells, const ColumnFit& fit,
                 const std::vector<TableColumn>& columns, std::string_view colour) {
    std::string line;
    for (std::size_t i = 0; i < fit.shown.size(); ++i) {
        const std::size_t column = fit.shown[i];
        const std::size_t width = fit.widths[i];
        line.append(i == 0 ? 0 : k_gap_columns, ' ');
        const std::string cell = columns[column].whole ? cut_between_words(cells[column], width)
                                                       : cut_to_width(cells[column], width);
        line.append(pad_to_width(cell, width, columns[column].align));
    }
    line.resize(line.find_last_not_of(' ') + 1);
    append_coloured(out, line, colour);
    out.push_back('\n');
}

/// The line that names the columns left out.
std::string left_out_line(const Cells& header, const ColumnFit& fit, std::size_t room) {
    std::string names;
    for (const std::size_t column : fit.left_out) {
        names += (names.empty() ? "" : ", ") + header[column];
    }
    return names.empty()
               ? names
               : wrap_to_width(form(tr("no room for: {columns}"), fmt::arg("columns", names)), room) + "\n";
}

/// Each row as a record of what it has.
std::string blocks(const Table& table, const Screen& screen) {
    std::string out;
    for (const TableRow& row : table.rows) {
        std::vector<RecordField> record;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!row.cells[i].empty()) {
                record.push_back({table.columns[i].header, row.cells[i], row.urgent});
            }
        }
        out += (out.empty() ? "" : "\n") + lay_out(record, screen);
    }
    return out;
}

}  // namespace

std::string lay_out(const Table& table, const Screen& screen) {
    if (table.columns.empty()) {
        return {};
    }
    const std::vector<Cells> lines = harmless_cells(table);
    const ColumnFit fit = fit_columns(wishes_of(lines, table.columns), screen.columns);
    const bool is_too_narrow =
        screen.columns < k_least_table_width || !fit.fits || (fit.shown.size() == 1 && !fit.left_out.empty());
    if (!fit.is_whole && is_too_narrow && !table.rows.empty()) {
        return blocks(table, screen);
    }
    std::string out;
    append_line(out, lines.front(), fit, table.columns, screen.colour ? k_bold : std::string_view{});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool is_red = screen.colour && table.rows[i].urgent;
        append_line(out, lines[i + 1], fit, table.columns, is_red ? k_red : std::string_view{});
    }
    return table.rows.empty() ? out : out + left_out_line(lines.front(), fit, screen.columns);
}

std::string lay_out_field(std::string_view label, std::string_view value, std::size_t indent,
                          const Screen& screen, bool urgent) {
    const std::size_t room = screen.columns > indent ? screen.columns - indent : 0;
    const std::size_t word = longest_word(value);
    const bool is_beside = screen.columns == 0 || (room >= k_least_value_width &&
                                                   (word <= room || word + k_value_indent > screen.columns));
    const std::size_t begin = is_beside ? indent : k_value_indent;
    std::string out;
    append_coloured(out, is_beside ? std::string(label) : wrap_to_width(label, screen.columns),
                    screen.colour ? k_bold : std::string_view{});
    if (!value.empty()) {
        out.append(is_beside ? "" : "\n");
        out.append(is_beside ? indent - display_width(label) : begin, ' ');
        append_coloured(out, wrap_to_width(value, screen.columns, begin),
                        screen.colour && urgent ? k_red : std::string_view{});
    }
    return out.append("\n");
}

std::string lay_out(const std::vector<RecordField>& record, const Screen& screen) {
    std::vector<std::string> keys;
    std::size_t indent = 0;
    for (const RecordField& field : record) {
        keys.push_back(harmless(field.key, true) + ":");
        indent = std::max(indent, display_width(keys.back()) + 1);
    }
    std::string out;
    for (std::size_t i = 0; i < record.size(); ++i) {
        std::string value = marked_lines(record[i].value);
        for (const auto& line : record[i].more) {
            value += "\n" + marked_lines(line);
        }
        std::replace(value.begin(), value.end(), '\t', ' ');
        out += lay_out_field(keys[i], value, indent, screen, record[i].urgent);
    }
    return out;
}

}  // namespace aftercare
