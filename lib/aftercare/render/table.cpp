#include "aftercare/render/table.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string_view>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_gap = "  ";
constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_red = "\x1b[31m";
constexpr std::string_view k_plain = "\x1b[0m";
constexpr std::size_t k_least_width = 6;
/// Below this, a value stands better under its key than beside it.
constexpr std::size_t k_least_value_width = 12;
constexpr std::size_t k_value_indent = 2;

using Widths = std::vector<std::size_t>;
using Cells = std::vector<std::string>;

std::size_t total(const Widths& widths) {
    const std::size_t gaps = widths.empty() ? 0 : (widths.size() - 1) * k_gap.size();
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Takes columns from the widest of those that `may_shrink` names, one by one, until all fit into `room` or
/// each is at its `least`.
template <class MayShrink>
void shrink(Widths& widths, std::size_t room, std::size_t least, MayShrink may_shrink) {
    std::size_t wide = total(widths);
    while (wide > room) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > least && may_shrink(i) &&
                (widest == widths.size() || widths[i] >= widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            return;
        }
        --widths[widest];
        --wide;
    }
}

void fit(Widths& widths, const std::vector<TableColumn>& columns, std::size_t room) {
    const auto any = [](std::size_t) { return true; };
    const auto not_whole = [&columns](std::size_t i) { return !columns[i].whole; };
    // No cell is so wide that taking its columns one by one from there would matter.
    for (std::size_t& width : widths) {
        width = std::min(width, room);
    }
    shrink(widths, room, k_least_width, not_whole);
    shrink(widths, room, k_least_width, any);
    shrink(widths, room, 1, any);
}

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

Widths natural_widths(const std::vector<Cells>& lines, std::size_t count) {
    Widths widths(count, 0);
    for (const Cells& line : lines) {
        for (std::size_t i = 0; i < count; ++i) {
            widths[i] = std::max(widths[i], display_width(line[i]));
        }
    }
    return widths;
}

void append_coloured(std::string& out, std::string_view text, std::string_view colour) {
    if (colour.empty() || text.empty()) {
        out.append(text);
        return;
    }
    out.append(colour).append(text).append(k_plain);
}

void append_line(std::string& out, const Cells& cells, const Widths& widths,
                 const std::vector<TableColumn>& columns, std::string_view colour) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            line.append(k_gap);
        }
        line.append(pad_to_width(cut_to_width(cells[i], widths[i]), widths[i], columns[i].align));
    }
    line.resize(line.find_last_not_of(' ') + 1);
    append_coloured(out, line, colour);
    out.push_back('\n');
}

}  // namespace

std::string lay_out(const Table& table, const Screen& screen) {
    if (table.columns.empty()) {
        return {};
    }
    const std::vector<Cells> lines = harmless_cells(table);
    Widths widths = natural_widths(lines, table.columns.size());
    if (screen.columns > 0) {
        fit(widths, table.columns, screen.columns);
    }
    std::string out;
    append_line(out, lines.front(), widths, table.columns, screen.colour ? k_bold : std::string_view{});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool is_red = screen.colour && table.rows[i].urgent;
        append_line(out, lines[i + 1], widths, table.columns, is_red ? k_red : std::string_view{});
    }
    return out;
}

std::string lay_out(const std::vector<RecordField>& record, const Screen& screen) {
    std::vector<std::string> keys;
    std::size_t indent = 0;
    for (const RecordField& field : record) {
        keys.push_back(harmless(field.key, true) + ":");
        indent = std::max(indent, display_width(keys.back()) + 1);
    }
    const bool is_beside = screen.columns == 0 || screen.columns >= indent + k_least_value_width;
    if (!is_beside) {
        indent = k_value_indent;
    }
    std::string out;
    for (std::size_t i = 0; i < record.size(); ++i) {
        std::string value = marked_lines(record[i].value);
        for (const auto& line : record[i].more) {
            value += "\n" + marked_lines(line);
        }
        std::replace(value.begin(), value.end(), '\t', ' ');
        append_coloured(out, keys[i], screen.colour ? k_bold : std::string_view{});
        if (!value.empty()) {
            if (is_beside) {
                out.append(indent - display_width(keys[i]), ' ');
            } else {
                out.push_back('\n');
                out.append(indent, ' ');
            }
            const bool is_red = screen.colour && record[i].urgent;
            append_coloured(out, wrap_to_width(value, screen.columns, indent),
                            is_red ? k_red : std::string_view{});
        }
        out.push_back('\n');
    }
    return out;
}

}  // namespace aftercare
