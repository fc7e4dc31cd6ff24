// What people read: tables on a terminal or in a file, and pages.
#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"
#include "tests/support/xml.hpp"
#include "tests/unit/render/writing.hpp"

namespace aftercare {

namespace {

WriteOptions for_people() {
    return {.masked = true, .word = word_of_test, .header = [](std::string_view key) {
                return key == "cost" ? "费用" : "";
            }};
}

bool shows(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a table writes every kind of column for people") {
    CHECK(written(Format::table, all_kinds(), all_kinds_rows(), for_people()) ==
          "number          element  visits  safety  received_at       handover_on  waited     费用   share  "
          "contact  phone\n"
          "AC-2026-000001  卫生间       -3  ✓       2026-11-21 14:05  2024-02-29    2d 3h  1234.56  0.9524  "
          "张*      138****0001\n"
          "\n");
}

TEST_CASE("a table shows the columns that are to be shown") {
    const std::vector<Column> columns{{.key = "a"}, {.key = "b", .shown = false}, {.key = "c"}};
    CHECK(written(Format::table, columns, {{text_cell("1"), text_cell("2"), text_cell("3")}}) ==
          "a  c\n1  3\n");
    CHECK(written(Format::table, columns, {}) == "a  c\n");
}

TEST_CASE("a due that was assumed is marked, whether the flag is shown or not") {
    const std::vector<Column> columns{
        {.key = "due_at", .kind = ColumnKind::instant, .assumed_by = "calendar_assumed"},
        {.key = "closed_at", .kind = ColumnKind::instant},
        {.key = "calendar_assumed", .kind = ColumnKind::flag, .shown = false}};
    const Cell at = received_cell();
    const std::vector<std::vector<Cell>> rows{
        {at, at, number_cell(1)}, {at, {}, number_cell(0)}, {at, {}, {}}, {{}, {}, number_cell(1)}};
    CHECK(written(Format::table, columns, rows) ==
          "due_at             closed_at\n"
          "2026-11-21 14:05~  2026-11-21 14:05\n"
          "2026-11-21 14:05\n"
          "2026-11-21 14:05\n"
          "\n");
    CHECK(shows(written(Format::html, columns, {rows[0]}), "<td>2026-11-21 14:05~</td>"));
    CHECK_FALSE(shows(written(Format::csv, columns, {rows[0]}), "~"));
}

TEST_CASE("a table is cut and coloured on a terminal only") {
    const std::string long_text(300, 'x');
    const std::vector<Column> columns{{.key = "number"}, {.key = "symptom"}};
    const std::vector<std::vector<Cell>> rows{{text_cell("AC-2026-000001"), text_cell(long_text)}};
    CHECK(shows(written(Format::table, columns, rows), long_text));
    const std::string cut = written(Format::table, columns, rows, {.terminal_columns = 60, .colour = true});
    CHECK(shows(cut, "\x1b[1m"));
    CHECK(shows(cut, "AC-2026-000001  xxx"));
    CHECK_FALSE(shows(cut, long_text));
    CHECK_FALSE(shows(written(Format::table, columns, rows, {.terminal_columns = 60}), "\x1b"));
}

TEST_CASE("a table of hostile text is one harmless line") {
    for (const std::string_view text : hostile_texts()) {
        CAPTURE(text);
        const std::string out = written(Format::table, {{.key = "a"}}, {{text_cell(text)}});
        CHECK(split(out, '\n').size() == 3);
        CHECK(harmless(out, false) == out);
    }
}

TEST_CASE("html is a page of its own") {
    WriteOptions options = for_people();
    options.title = "<周报> & \"more\"";
    const std::string out = written(Format::html, all_kinds(), all_kinds_rows(), options);
    CHECK(
        out.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "));
    CHECK(shows(out, "<title>&lt;周报&gt; &amp; &quot;more&quot;</title>"));
    CHECK_NOTHROW(testing::read_xml(out));
    CHECK(shows(out, "<h1>&lt;周报&gt; &amp; &quot;more&quot;</h1>"));
    CHECK(shows(out, "<th>number</th><th>element</th><th class=\"n\">visits</th>"));
    CHECK(shows(out, "<th class=\"n\">费用</th>"));
    CHECK(shows(
        out,
        "<tr><td>AC-2026-000001</td><td>卫生间</td><td class=\"n\">-3</td><td>✓</td>"
        "<td>2026-11-21 14:05</td><td>2024-02-29</td><td class=\"n\">2d 3h</td>"
        "<td class=\"n\">1234.56</td><td class=\"n\">0.9524</td><td>张*</td><td>138****0001</td></tr>\n"));
    CHECK(out.ends_with("</tbody>\n</table>\n</body>\n</html>\n"));
    CHECK_FALSE(shows(out, "href"));
    CHECK_FALSE(shows(out, "src="));
}

TEST_CASE("html without rows or a title is still a page") {
    const std::string out = written(Format::html, {{.key = "a"}, {.key = "b", .shown = false}}, {});
    CHECK(shows(out, "<title>aftercare</title>"));
    CHECK_FALSE(shows(out, "<h1>"));
    CHECK(shows(out, "<tr><th>a</th></tr>\n</thead>\n<tbody>\n</tbody>"));
}

TEST_CASE("html of hostile text is only text") {
    const std::string plain = written(Format::html, {{.key = "a"}}, {{text_cell("")}});
    for (const std::string_view text : hostile_texts()) {
        CAPTURE(text);
        const std::string out = written(Format::html, {{.key = "a"}}, {{text_cell(text)}});
        const auto count = [](std::string_view page, char c) {
            return std::count(page.begin(), page.end(), c);
        };
        CHECK(count(out, '<') == count(plain, '<'));
        CHECK(count(out, '>') == count(plain, '>'));
        CHECK(count(out, '"') == count(plain, '"'));
        CHECK(harmless(out, false) == out);
        CHECK_NOTHROW(testing::read_xml(out));
    }
    CHECK(shows(written(Format::html, {{.key = "a"}}, {{text_cell("<script>alert('x')</script>&amp;")}}),
                "<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</td>"));
}

}  // namespace aftercare
