#include "aftercare/support/typed_line.hpp"

#include <algorithm>
#include <vector>

#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_columns_least = 4;

/// Rows as a terminal shows them, and where the cursor is.
struct Rows {
    std::vector<std::string> rows{""};
    std::size_t used = 0;  ///< columns of the last row
    std::size_t row = 0;
    std::size_t column = 0;
};

void begin_row_without_room(Rows& rows, std::size_t wanted, std::size_t columns) {
    if (rows.used + wanted > columns) {
        rows.rows.emplace_back();
        rows.used = 0;
    }
}

Rows laid_out(std::string_view prompt, const TypedLine& line, std::size_t columns) {
    const std::string before = harmless(prompt, true) + harmless(line.before_cursor(), true);
    const std::string text = before + harmless(line.behind_cursor(), true);
    Rows rows;
    bool is_cursor_known = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = cluster_end(text, begin);
        const std::string_view cluster = std::string_view(text).substr(begin, end - begin);
        const std::size_t width = display_width(cluster);
        begin_row_without_room(rows, width, columns);
        if (!is_cursor_known && end > before.size()) {
            rows.row = rows.rows.size() - 1;
            rows.column = rows.used;
            is_cursor_known = true;
        }
        rows.rows.back().append(cluster);
        rows.used += width;
        begin = end;
    }
    if (!is_cursor_known) {
        begin_row_without_room(rows, 1, columns);
        rows.row = rows.rows.size() - 1;
        rows.column = rows.used;
    }
    return rows;
}

std::string moved(std::size_t count, char way) {
    return count == 0 ? std::string() : "\x1b[" + std::to_string(count) + way;
}

}  // namespace

void TypedLine::insert(std::string_view text) {
    m_text.insert(m_cursor, text);
    m_cursor += text.size();
}

std::size_t TypedLine::cluster_before() const {
    std::size_t begin = 0;
    for (std::size_t end = 0; end < m_cursor; end = cluster_end(m_text, end)) {
        begin = end;
    }
    return begin;
}

void TypedLine::left() {
    m_cursor = cluster_before();
}

void TypedLine::right() {
    m_cursor = m_cursor < m_text.size() ? cluster_end(m_text, m_cursor) : m_cursor;
}

void TypedLine::erase_left() {
    const std::size_t begin = cluster_before();
    m_text.erase(begin, m_cursor - begin);
    m_cursor = begin;
}

void TypedLine::erase_right() {
    const std::size_t begin = m_cursor;
    right();
    m_text.erase(begin, m_cursor - begin);
    m_cursor = begin;
}

void TypedLine::erase_word() {
    const std::string_view before = before_cursor();
    const std::size_t word_end = before.find_last_not_of(' ');
    const std::size_t blank = word_end == std::string_view::npos ? word_end : before.rfind(' ', word_end);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    m_text.erase(begin, m_cursor - begin);
    m_cursor = begin;
}

void TypedLine::erase_before() {
    m_text.erase(0, m_cursor);
    m_cursor = 0;
}

void TypedLine::erase_all() {
    m_text.clear();
    m_cursor = 0;
}

void TypedLine::replace_before(std::string_view text) {
    erase_before();
    insert(text);
}

DrawnLine draw(std::string_view prompt, const TypedLine& line, TerminalSize size, std::size_t row_before) {
    const Rows rows = laid_out(prompt, line, std::max(size.columns, k_columns_least));
    const std::size_t height = std::max<std::size_t>(size.rows, 1);
    const std::size_t first = rows.row + 1 > height ? rows.row + 1 - height : 0;
    const std::size_t last = std::min(rows.rows.size(), first + height) - 1;
    DrawnLine drawn{.bytes = moved(row_before, 'A') + "\r\x1b[J", .row = rows.row - first};
    for (std::size_t row = first; row <= last; ++row) {
        drawn.bytes += (row == first ? "" : "\r\n") + rows.rows[row];
    }
    drawn.bytes += moved(last - rows.row, 'A') + "\r" + moved(rows.column, 'C');
    return drawn;
}

}  // namespace aftercare
