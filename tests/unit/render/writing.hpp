// Rows of every kind of column, and what a writer makes of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/render/row_writer.hpp"
#include "aftercare/support/zone.hpp"
#include "tests/support/hostile_texts.hpp"

namespace aftercare {

/// A writer's whole output.
inline std::string written(Format format, std::vector<Column> columns,
                           const std::vector<std::vector<Cell>>& rows, const WriteOptions& options = {}) {
    std::string out;
    const auto writer = make_row_writer(format, std::move(columns), options,
                                        [&out](std::string_view bytes) { out.append(bytes); });
    for (const std::vector<Cell>& row : rows) {
        writer->row(row);
    }
    writer->finish();
    return out;
}

inline Cell text_cell(std::string_view text) {
    return text;
}
inline Cell number_cell(std::int64_t value) {
    return value;
}

/// A column of each kind.
inline std::vector<Column> all_kinds() {
    return {
        {.key = "number", .kind = ColumnKind::text},
        {.key = "element", .kind = ColumnKind::code, .code_list = "element"},
        {.key = "visits", .kind = ColumnKind::number},
        {.key = "safety", .kind = ColumnKind::flag},
        {.key = "received_at", .kind = ColumnKind::instant},
        {.key = "handover_on", .kind = ColumnKind::day},
        {.key = "waited", .kind = ColumnKind::duration},
        {.key = "cost", .kind = ColumnKind::money},
        {.key = "share", .kind = ColumnKind::ratio},
        {.key = "contact", .kind = ColumnKind::name},
        {.key = "phone", .kind = ColumnKind::phone},
    };
}

/// 2026-11-21 14:05 in Shanghai, whatever zone the test before has left.
inline Cell received_cell() {
    use_zone("Asia/Shanghai");
    return number_cell(to_instant({{2026, 11, 21}, {14, 5, 0}}).seconds);
}

/// A row of values for all_kinds() and one without any.
inline std::vector<std::vector<Cell>> all_kinds_rows() {
    return {
        {text_cell("AC-2026-000001"), text_cell("wet-room"), number_cell(-3), number_cell(1), received_cell(),
         number_cell(to_day({2024, 2, 29}).number), number_cell(2 * 86400 + 3 * 3600), number_cell(123456),
         0.95238, text_cell("张三"), text_cell("13800000001")},
        std::vector<Cell>(11),
    };
}

/// Knows one word.
inline std::string word_of_test(std::string_view list, std::string_view code) {
    return list == "element" && code == "wet-room" ? "卫生间" : "";
}

/// What owners and attackers write, also what no ledger takes in.
inline std::vector<std::string_view> hostile_texts() {
    auto texts = testing::hostile_texts();
    texts.insert(texts.end(), {"line\r\nline", "\r", "\t", "\x1b[31mred\x1b[0m", " spaces ",
                               "\x7F\xC2\x9B"
                               "31m"});
    return texts;
}

}  // namespace aftercare
