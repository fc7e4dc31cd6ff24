// CSV and TSV: RFC 4180, what is escaped, what is guarded, and that all of it reads back.
#include <doctest/doctest.h>
#include <limits>

#include "aftercare/support/csv_reader.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/text.hpp"
#include "tests/unit/render/writing.hpp"

namespace aftercare {

namespace {

const std::vector<Column> k_note{{.key = "number"}, {.key = "note"}};

/// The fields of all records.
std::vector<std::vector<std::string>> read_back(std::string_view text, char delimiter = ',') {
    std::vector<std::vector<std::string>> records;
    CsvReader reader(delimiter, [&records](CsvRecord& record) { records.push_back(record.fields); });
    REQUIRE(reader.feed(text));
    REQUIRE(reader.finish());
    return records;
}

/// A TSV cell with its escapes undone.
std::string unescaped(std::string_view cell) {
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] != '\\') {
            out += cell[i];
            continue;
        }
        REQUIRE(++i < cell.size());
        out += cell[i] == 't' ? '\t' : cell[i] == 'n' ? '\n' : cell[i] == 'r' ? '\r' : cell[i];
    }
    return out;
}

}  // namespace

TEST_CASE("csv writes every kind of column in its machine form") {
    CHECK(written(Format::csv, all_kinds(), all_kinds_rows()) ==
          "number,element,visits,safety,received_at,handover_on,waited,cost,share,contact,phone\n"
          "AC-2026-000001,wet-room,-3,1,2026-11-21T14:05:00+08:00,2024-02-29,183600,1234.56,0.9524,张三,"
          "13800000001\n"
          ",,,,,,,,,,\n");
}

TEST_CASE("csv writes words with labels and hides persons when masked") {
    const WriteOptions options{.labels = true, .masked = true, .word = word_of_test};
    const std::string text = written(Format::csv, all_kinds(), all_kinds_rows(), options);
    CHECK(text.find(",卫生间,") != std::string::npos);
    CHECK(text.find(",张*,138****0001\n") != std::string::npos);
    // A code without a word stays a code.
    CHECK(written(Format::csv, {all_kinds()[1]}, {{text_cell("roof")}}, options) == "element\nroof\n");
}

TEST_CASE("csv has columns that tables do not show") {
    CHECK(written(Format::csv, {{.key = "a"}, {.key = "b", .shown = false}},
                  {{text_cell("x"), text_cell("y")}}) == "a,b\nx,y\n");
}

TEST_CASE("csv quotes only what RFC 4180 asks for") {
    const auto cell = [](std::string_view text) {
        const std::string out = written(Format::csv, k_note, {{number_cell(1), text_cell(text)}});
        return out.substr(std::string_view("number,note\n1,").size());
    };
    CHECK(cell("plain !#$%&'()*+-.") == "plain !#$%&'()*+-.\n");
    CHECK(cell("") == "\n");
    CHECK(cell(",") == "\",\"\n");
    CHECK(cell("12345678,") == "\"12345678,\"\n");
    CHECK(cell("漏水\n滴水") == "\"漏水\n滴水\"\n");
    CHECK(cell("a\rb") == "\"a\rb\"\n");
    CHECK(cell("\"\"a\"") == "\"\"\"\"\"a\"\"\"\n");
}

TEST_CASE("an only cell that is empty is no blank line") {
    CHECK(written(Format::csv, {{.key = "a"}}, {{Cell{}}, {text_cell("")}}) == "a\n\"\"\n\"\"\n");
    CHECK(read_back(written(Format::csv, {{.key = "a"}}, {{Cell{}}})).at(1) == std::vector<std::string>{""});
}

TEST_CASE("csv of hostile text reads back as it was") {
    for (const bool excel : {false, true}) {
        for (const std::string_view text : hostile_texts()) {
            CAPTURE(text);
            const std::string out =
                written(Format::csv, k_note, {{number_cell(1), text_cell(text)}}, {.excel = excel});
            const auto records = read_back(excel ? out.substr(3) : out);
            REQUIRE(records.size() == 2);
            REQUIRE(records[1].size() == 2);
            CHECK(plain_cell(records[1][1]) == trim(text));
        }
    }
}

TEST_CASE("excel gets a mark, CR LF and guards before text, not before numbers") {
    const std::vector<Column> columns{{.key = "note"}, {.key = "cost", .kind = ColumnKind::money}};
    const std::string out = written(
        Format::csv, columns,
        {{text_cell("=1,2"), number_cell(-5)}, {text_cell("'+1"), number_cell(5)}, {text_cell("a"), Cell{}}},
        {.excel = true});
    CHECK(out == "\xEF\xBB\xBFnote,cost\r\n\"'=1,2\",-0.05\r\n''+1,0.05\r\na,\r\n");
}

TEST_CASE("tsv keeps a row on its line") {
    CHECK(written(Format::tsv, k_note, {{number_cell(1), text_cell("a\tb\nc\\d\r\"e\",f")}}) ==
          "number\tnote\n1\ta\\tb\\nc\\\\d\\r\"e\",f\n");
    for (const bool excel : {false, true}) {
        for (const std::string_view text : hostile_texts()) {
            CAPTURE(text);
            const std::string out =
                written(Format::tsv, k_note, {{number_cell(1), text_cell(text)}}, {.excel = excel});
            const std::string_view end = excel ? "\r\n" : "\n";
            const std::size_t begin = out.find("1\t", out.find('\n')) + 2;
            const std::string cell =
                unescaped(std::string_view(out).substr(begin, out.size() - begin - end.size()));
            CHECK(out.find('\n', begin) == out.size() - 1);
            CHECK(plain_cell(cell) == trim(text));
        }
    }
}

TEST_CASE("numbers at their limits have all their digits and nothing else") {
    using Limits = std::numeric_limits<std::int64_t>;
    const auto cell = [](ColumnKind kind, Cell value) {
        const std::string out =
            written(Format::csv, {{.key = "a"}, {.key = "v", .kind = kind}}, {{Cell{}, value}});
        return out.substr(std::string_view("a,v\n,").size(), out.size() - 1 - 5);
    };
    CHECK(cell(ColumnKind::number, number_cell(Limits::min())) == "-9223372036854775808");
    CHECK(cell(ColumnKind::money, number_cell(Limits::min())) == "-92233720368547758.08");
    CHECK(cell(ColumnKind::money, number_cell(-5)) == "-0.05");
    CHECK(cell(ColumnKind::ratio, 1.0) == "1");
    CHECK(cell(ColumnKind::ratio, 0.0) == "0");
    CHECK(cell(ColumnKind::ratio, -0.00001) == "0");
    CHECK(cell(ColumnKind::ratio, 0.25) == "0.25");
    CHECK(cell(ColumnKind::ratio, 1e300) == "1e+300");
    CHECK(cell(ColumnKind::number, 2.5) == "2.5");
    CHECK(cell(ColumnKind::number, std::numeric_limits<double>::quiet_NaN()) == "");
    CHECK(cell(ColumnKind::ratio, std::numeric_limits<double>::infinity()) == "");
    CHECK(cell(ColumnKind::day, number_cell(Limits::max())) == "9999-12-31");
    CHECK(cell(ColumnKind::instant, number_cell(Limits::min())).starts_with("0001-01-01T"));
    CHECK(cell(ColumnKind::instant, number_cell(Limits::max())).starts_with("9999-12-31T"));
}

TEST_CASE("instants are those of RFC 3339 in any zone, also where clocks change") {
    for (const char* zone : {"Asia/Shanghai", "UTC", "America/New_York", "Asia/Kathmandu",
                             "Australia/Lord_Howe", "Pacific/Apia"}) {
        REQUIRE(use_zone(zone));
        std::vector<std::vector<Cell>> rows;
        std::string expected = "a,at\n";
        // Steps that no day and no hour divides, over the changes of a year and over old local mean times.
        for (const std::int64_t from : {1'300'000'000L, -2'300'000'000L}) {
            for (std::int64_t at = from; at < from + 400 * 86400; at += 3571) {
                rows.push_back({Cell{}, number_cell(at)});
                expected += "," + format_rfc3339({at}) + "\n";
            }
        }
        CHECK(written(Format::csv, {{.key = "a"}, {.key = "at", .kind = ColumnKind::instant}}, rows) ==
              expected);
    }
    use_zone("Asia/Shanghai");
}

TEST_CASE("rows of any size pass through the buffer whole") {
    for (const std::size_t size : {65530U, 65535U, 65536U, 65537U, 200000U}) {
        const std::string wide(size, 'w');
        const std::string quoted(size, '"');
        const auto records = read_back(written(
            Format::csv, k_note, {{text_cell(wide), number_cell(1)}, {text_cell(quoted), text_cell("x")}}));
        REQUIRE(records.size() == 3);
        CHECK(records[1][0] == wide);
        CHECK(records[2] == std::vector<std::string>{quoted, "x"});
    }
}

TEST_CASE("nothing reaches the sink before there is a reason") {
    std::string out;
    const Sink sink = [&out](std::string_view bytes) { out.append(bytes); };
    for (const Format format :
         {Format::table, Format::csv, Format::tsv, Format::json, Format::jsonl, Format::html}) {
        make_row_writer(format, k_note, {}, sink);
        CHECK(out.empty());
    }
    CHECK(written(Format::csv, k_note, {}) == "number,note\n");
    CHECK(written(Format::csv, k_note, {}, {.excel = true}) == "\xEF\xBB\xBFnumber,note\r\n");
}

}  // namespace aftercare
