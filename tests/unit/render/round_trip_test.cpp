// What the separated formats write is what an import reads, in every encoding: the same text, or none at all.
#include <doctest/doctest.h>

#include "aftercare/support/encoding.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/table_file.hpp"
#include "aftercare/support/text.hpp"
#include "tests/support/file_of_bytes.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/unit/render/writing.hpp"

namespace aftercare {

namespace {

using Cells = std::vector<std::string>;

/// A table's file as its bytes come back: the header, then each record, as an import takes the cells.
std::vector<Cells> read_table(const std::string& bytes, TableOptions options) {
    const testing::FileOfBytes file(bytes);
    const TableFile table(file.path(), options);
    std::vector<Cells> rows = {table.header()};
    table.read([&](CsvRecord& record) {
        Cells cells;
        for (const auto& field : record.fields) {
            cells.emplace_back(plain_cell(field));
        }
        rows.push_back(std::move(cells));
    });
    return rows;
}

std::string encoded(std::string_view text, Encoding encoding) {
    std::string bytes = encoding == Encoding::utf_16 ? "\xFF\xFE" : "";
    append_encoded(bytes, encoding, text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text);
    return bytes;
}

/// A way to write a table, and an encoding that it is saved in afterwards.
struct Way {
    Format format;
    bool excel;
    Encoding encoding;
};

std::vector<Way> all_ways() {
    std::vector<Way> ways;
    for (const auto format : {Format::csv, Format::tsv}) {
        for (const bool excel : {false, true}) {
            for (const auto encoding : {Encoding::utf_8, Encoding::gb18030, Encoding::utf_16}) {
                ways.push_back({format, excel, encoding});
            }
        }
    }
    return ways;
}

const std::vector<Column> k_columns = {
    {.key = "n", .kind = ColumnKind::number},     {.key = "symptom"},
    {.key = "contact", .kind = ColumnKind::name}, {.key = "unit", .kind = ColumnKind::unit},
    {.key = "room", .kind = ColumnKind::room},    {.key = "phone", .kind = ColumnKind::phone}};

}  // namespace

TEST_CASE("hostile texts come back as they were from every format and encoding") {
    std::vector<std::vector<Cell>> rows;
    for (const auto text : testing::hostile_texts()) {
        std::vector<Cell> row(k_columns.size(), text_cell(text));
        row.front() = number_cell(static_cast<std::int64_t>(rows.size()) + 1);
        rows.push_back(std::move(row));
    }
    REQUIRE(rows.size() >= 190);
    for (const auto& way : all_ways()) {
        CAPTURE(static_cast<int>(way.format));
        CAPTURE(way.excel);
        CAPTURE(static_cast<int>(way.encoding));
        const auto bytes = encoded(written(way.format, k_columns, rows, {.excel = way.excel}), way.encoding);
        const auto back = read_table(bytes, {.encoding = way.encoding});
        REQUIRE(back.size() == rows.size() + 1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto text = std::get<std::string_view>(rows[i][1]);
            CAPTURE(text);
            REQUIRE(back[i + 1].size() == k_columns.size());
            for (std::size_t column = 1; column < k_columns.size(); ++column) {
                CHECK(back[i + 1][column] == trim(text));
            }
        }
    }
}

TEST_CASE("a long text comes back whole") {
    std::string text = "'=\"";
    while (text.size() < 300'000) {
        text += "漏水,\"每天\"\n=1+1\t";
    }
    text += "end";
    for (const auto& way : all_ways()) {
        const auto bytes = encoded(written(way.format, {{.key = "a"}, {.key = "b"}},
                                           {{text_cell(text), text_cell("x")}}, {.excel = way.excel}),
                                   way.encoding);
        CHECK(read_table(bytes, {.encoding = way.encoding}).at(1) == Cells{text, "x"});
    }
}

TEST_CASE("what spreadsheets take for something else stands as a text, by the kind of its column") {
    const auto cell = [](ColumnKind kind, std::string_view text) {
        const auto out = written(Format::csv, {{.key = "a"}, {.key = "b", .kind = kind}},
                                 {{text_cell("x"), text_cell(text)}}, {.excel = true});
        const auto begin = out.find("x,") + 2;
        return out.substr(begin, out.size() - begin - 2);
    };
    CHECK(cell(ColumnKind::room, "0102") == "=\"0102\"");
    CHECK(cell(ColumnKind::room, "1-2") == "=\"1-2\"");
    CHECK(cell(ColumnKind::unit, "3-1-0102") == "=\"3-1-0102\"");
    CHECK(cell(ColumnKind::unit, "A, B") == "\"=\"\"A, B\"\"\"");
    CHECK(cell(ColumnKind::unit, "say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(cell(ColumnKind::phone, "13800000001") == "=\"13800000001\"");
    CHECK(cell(ColumnKind::phone, "057188888888-801") == "=\"057188888888-801\"");
    CHECK(cell(ColumnKind::name, "王芳") == "王芳");
    CHECK(cell(ColumnKind::text, "000123") == "=\"000123\"");
    CHECK(cell(ColumnKind::text, "1.38E+10") == "=\"1.38E+10\"");
    CHECK(cell(ColumnKind::text, "12 rooms") == "12 rooms");
    CHECK(cell(ColumnKind::id, "AC-2026-000001") == "AC-2026-000001");
    CHECK(cell(ColumnKind::room, std::string(300, '1')) == std::string(300, '1'));
}

TEST_CASE("excel has local times, and with labels words above the columns") {
    const std::vector<Column> columns{{.key = "received_at", .kind = ColumnKind::instant},
                                      {.key = "element", .kind = ColumnKind::code, .code_list = "element"}};
    WriteOptions options{.excel = true, .labels = true, .word = word_of_test};
    options.header = [](std::string_view key) {
        return key == "element" ? std::string("部位") : std::string();
    };
    const std::vector<std::vector<Cell>> rows{{received_cell(), text_cell("wet-room")}};
    CHECK(written(Format::csv, columns, rows, options) ==
          "\xEF\xBB\xBFreceived_at,部位\r\n2026-11-21 14:05,卫生间\r\n");
    // By its keys a table with TABs is known to be ours.
    CHECK(written(Format::tsv, columns, rows, options) ==
          "\xEF\xBB\xBFreceived_at\telement\r\n2026-11-21 14:05\t卫生间\r\n");
    options.excel = false;
    CHECK(written(Format::csv, columns, rows, options) ==
          "received_at,element\n2026-11-21T14:05:00+08:00,卫生间\n");
}

TEST_CASE("a file of bytes that are no text is refused") {
    for (const auto text : testing::k_refused_texts) {
        const bool is_text = !invalid_utf8_at(text) && text.find('\0') == std::string_view::npos;
        const auto bytes = "a,b\n1," + std::string(text) + "\n";
        CAPTURE(text);
        if (is_text) {
            CHECK(read_table(bytes, {.encoding = Encoding::utf_8}).size() == 2);
        } else {
            CHECK_THROWS_AS(read_table(bytes, {.encoding = Encoding::utf_8}), Error);
        }
    }
}

}  // namespace aftercare
