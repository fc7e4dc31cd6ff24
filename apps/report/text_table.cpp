#include "apps/report/text_table.hpp"

#include <algorithm>

#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_gap_columns = 2;

std::size_t width_of(const TextTable& table) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        auto widest = display_width(table.headings[i]);
        for (const auto& row : table.rows) {
            widest = std::max(widest, display_width(row[i]));
        }
        width += (i == 0 ? 0 : k_gap_columns) + widest;
    }
    return width;
}

}  // namespace

bool fits(const TextTable& table, const WriteOptions& options) {
    return options.terminal_columns == 0 || width_of(table) <= options.terminal_columns;
}

void print_text_table(Session& session, const TextTable& table, WriteOptions options,
                      const std::string& title) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        keys.push_back(std::to_string(i));
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        columns.push_back({.key = keys[i], .kind = table.kinds[i]});
    }
    options.title = title;
    options.header = [&](std::string_view key) {
        return table.headings[static_cast<std::size_t>(parse_digits(key).value_or(0))];
    };
    if (session.format() == Format::table) {
        session.out().write(wrap_to_width(title, options.terminal_columns) + "\n");
    }
    auto writer = make_row_writer(session.format(), columns, options,
                                  [&](std::string_view bytes) { session.out().write(bytes); });
    for (const auto& row : table.rows) {
        writer->row(std::vector<Cell>(row.begin(), row.end()));
    }
    writer->finish();
}

}  // namespace aftercare
