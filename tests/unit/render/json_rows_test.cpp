// JSON and JSON lines.
#include <doctest/doctest.h>
#include <limits>

#include "aftercare/support/json.hpp"
#include "tests/unit/render/writing.hpp"

namespace aftercare {

TEST_CASE("json is one array of objects with the columns' keys") {
    CHECK(
        written(Format::json, all_kinds(), all_kinds_rows()) ==
        "[\n"
        R"({"number":"AC-2026-000001","element":"wet-room","visits":-3,"safety":true,)"
        R"("received_at":"2026-11-21T14:05:00+08:00","handover_on":"2024-02-29","waited":183600,)"
        R"("cost":"1234.56","share":0.9524,"contact":"张三","phone":"13800000001"},)"
        "\n"
        R"({"number":null,"element":null,"visits":null,"safety":null,"received_at":null,"handover_on":null,)"
        R"("waited":null,"cost":null,"share":null,"contact":null,"phone":null})"
        "\n]\n");
    CHECK(written(Format::json, all_kinds(), {}) == "[]\n");
}

TEST_CASE("jsonl is an object a line") {
    const std::vector<Column> columns{{.key = "a"},
                                      {.key = "safety", .kind = ColumnKind::flag, .shown = false}};
    CHECK(written(Format::jsonl, columns, {{text_cell("x\ny"), number_cell(0)}, {text_cell(""), Cell{}}}) ==
          "{\"a\":\"x\\ny\",\"safety\":false}\n{\"a\":null,\"safety\":null}\n");
    CHECK(written(Format::jsonl, columns, {}) == "");
}

TEST_CASE("json writes words with labels and hides persons when masked") {
    const WriteOptions options{.labels = true, .masked = true, .word = word_of_test};
    const std::string text = written(Format::jsonl, all_kinds(), all_kinds_rows(), options);
    CHECK(text.find(R"("element":"卫生间")") != std::string::npos);
    CHECK(text.find(R"("contact":"张*","phone":"138****0001"})") != std::string::npos);
}

TEST_CASE("json of hostile text reads back as it was") {
    for (const std::string_view text : hostile_texts()) {
        CAPTURE(text);
        JsonDocument document;
        const std::string line = written(Format::jsonl, {{.key = "a"}}, {{text_cell(text)}});
        REQUIRE(document.parse(line));
        CHECK(line.find('\n') == line.size() - 1);
        CHECK(document.root().member("a")->string() == text);
    }
}

TEST_CASE("json has no number for what is none") {
    CHECK(written(Format::jsonl, {{.key = "a", .kind = ColumnKind::ratio}},
                  {{std::numeric_limits<double>::quiet_NaN()}, {0.5}}) == "{\"a\":null}\n{\"a\":0.5}\n");
}

TEST_CASE("json of many rows is one text") {
    const std::vector<std::vector<Cell>> rows(20000, {text_cell("AC-2026-000001"), number_cell(7)});
    JsonDocument document;
    REQUIRE(document.parse(
        written(Format::json, {{.key = "number"}, {.key = "n", .kind = ColumnKind::number}}, rows)));
    std::size_t count = 0;
    document.root().for_each(
        [&count](JsonValue object) { count += object.member("n")->integer() == 7 ? 1 : 0; });
    CHECK(count == rows.size());
}

}  // namespace aftercare
