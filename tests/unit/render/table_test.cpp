// The layouts that people read: tables and records, on screens of every width.
#include "aftercare/render/table.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

Table tickets() {
    return {
        .columns = {{.header = "number", .whole = true},
                    {.header = "症状"},
                    {.header = "cost", .align = Align::right}},
        .rows = {{.cells = {"AC-2026-000001", "厨房漏水 👩‍🔧", "80.00"}, .urgent = false},
                 {.cells = {"AC-2026-000012", "window does not close", "1200.50"}, .urgent = true}},
    };
}

void check_fits(const std::string& text, std::size_t columns) {
    for (const std::string_view line : split(text, '\n')) {
        CAPTURE(line);
        CHECK(display_width(line) <= columns);
        CHECK_FALSE(line.ends_with(' '));
    }
}

/// Whether `value` is in `text`, wherever lines were broken.
bool has(const std::string& text, const std::string& value) {
    const auto without_blanks = [](std::string all) {
        std::erase_if(all, [](char c) { return c == ' ' || c == '\n'; });
        return all;
    };
    return without_blanks(text).find(without_blanks(value)) != std::string::npos;
}

}  // namespace

TEST_CASE("columns line up whatever the script") {
    CHECK(lay_out(tickets(), {}) ==
          "number          症状                      cost\n"
          "AC-2026-000001  厨房漏水 👩‍🔧              80.00\n"
          "AC-2026-000012  window does not close  1200.50\n");
}

TEST_CASE("a table names the project and the thing, and how long it is over, before other columns") {
    const auto need = [](const char* key, ColumnKind kind) { return table_column({key, kind}).need; };
    for (const auto* other : {"party", "next_action", "urgency"}) {
        CHECK(need("project", ColumnKind::text) > need(other, ColumnKind::text));
    }
    for (const auto kept : {need("overdue_seconds", ColumnKind::duration), need("clock", ColumnKind::code)}) {
        CHECK(kept == need("number", ColumnKind::id));
        CHECK(kept > need("due_at", ColumnKind::instant));
    }
}

TEST_CASE("the name of a public area is whole, a place in free text may lose its last words") {
    const auto shown = [](const std::string& place) {
        const Table table{.columns = {{.header = "place", .whole = true}, {.header = "symptom"}},
                          .rows = {{.cells = {place, std::string(90, 'x')}, .urgent = false}}};
        return lay_out(table, {.columns = 60});
    };
    CHECK(has(shown("地下车库 A 区最里面的角落"), "地下车库 A 区最里面的角落"));
    const auto garden = shown("somewhere behind the third tree of the second row of the garden");
    CHECK_MESSAGE(has(garden, "somewhere behind the third tree of the …"), garden);
}

TEST_CASE("a screen takes from texts, and from nothing that must be whole") {
    Table table = tickets();
    table.columns[2].whole = true;
    table.rows[1].cells[1] = "the window of the room to the south does not close";
    CHECK(lay_out(table, {.columns = 60}) ==
          "number          症状                                    cost\n"
          "AC-2026-000001  厨房漏水 👩‍🔧                            80.00\n"
          "AC-2026-000012  the window of the room to the sout…  1200.50\n");
    CHECK(lay_out(tickets(), {.columns = 46}) == lay_out(tickets(), {}));
}

TEST_CASE("what there is no room for is left out, the least needed first, and named") {
    const Table table{.columns = {{.header = "number", .whole = true, .need = 1},
                                  {.header = "received at", .whole = true, .need = 0},
                                  {.header = "phone", .whole = true, .need = 1},
                                  {.header = "due at", .whole = true, .need = 1},
                                  {.header = "symptom", .need = 2}},
                      .rows = {{{"AC-2026-000001", "2026-03-18 08:42", "+86 13800000001", "2026-03-18 18:00",
                                 "卫生间天花板渗漏"}}}};
    CHECK(lay_out(table, {.columns = 76}) ==
          "number          phone            due at            symptom\n"
          "AC-2026-000001  +86 13800000001  2026-03-18 18:00  卫生间天花板渗漏\n"
          "no room for: received at\n");
    CHECK(lay_out(table, {.columns = 60}) ==
          "number          phone            due at            symptom\n"
          "AC-2026-000001  +86 13800000001  2026-03-18 18:00  卫生间天…\n"
          "no room for: received at\n");
}

TEST_CASE("below 60 columns a row that does not fit is a block of what it has") {
    Table table = tickets();
    table.rows[0].cells[2].clear();
    CHECK(lay_out(table, {.columns = 40}) ==
          "number: AC-2026-000001\n"
          "症状:   厨房漏水 👩‍🔧\n"
          "\n"
          "number: AC-2026-000012\n"
          "症状:   window does not close\n"
          "cost:   1200.50\n");
    CHECK(lay_out(table, {.columns = 19}) ==
          "number:\n"
          "  AC-2026-000001\n"
          "症状:\n"
          "  厨房漏水 👩‍🔧\n"
          "\n"
          "number:\n"
          "  AC-2026-000012\n"
          "症状:\n"
          "  window does not\n"
          "  close\n"
          "cost:\n"
          "  1200.50\n");
    CHECK(lay_out(table, {.columns = 46}) == lay_out(table, {}));
}

TEST_CASE("a place that somebody described is shortened between its words, many numbers too") {
    const std::string place = "3号楼2单元电梯厅及地下车库入口坡道北侧第三个排水沟旁边";
    const std::string numbers = "AC-2026-000001 AC-2026-000002 AC-2026-000003";
    const auto shown = [](const std::string& cell) {
        const Table table{.columns = {{.header = "key", .whole = true}, {.header = "text"}},
                          .rows = {{{cell, std::string(60, 'x')}}, {{"3-1-1201", ""}}}};
        return lay_out(table, {.columns = 60});
    };
    CHECK(shown(place).find("3号楼2单元电梯厅及地下车库入口坡道北侧…") != std::string::npos);
    CHECK(shown(numbers).find("AC-2026-000001 AC-2026-000002 …") != std::string::npos);
    CHECK(shown(numbers).find("AC-2026-000003") == std::string::npos);
}

TEST_CASE("a column without a value takes no room on a screen") {
    const Table table{.columns = {{.header = "number"}, {.header = "closed at"}, {.header = "state"}},
                      .rows = {{{"1", "", "new"}}, {{"2", "", "new"}}}};
    CHECK(lay_out(table, {.columns = 80}) == "number  state\n1       new\n2       new\n");
    CHECK(lay_out(table, {}) == "number  closed at  state\n1                  new\n2                  new\n");
    CHECK(lay_out(Table{.columns = table.columns, .rows = {}}, {.columns = 80}) ==
          "number  closed at  state\n");
}

TEST_CASE("a table fits every screen, and every number is in it whole or its column is named") {
    const Table table{.columns = {{.header = "编号", .whole = true},
                                  {.header = "症状"},
                                  {.header = "电话", .whole = true},
                                  {.header = "金额", .align = Align::right, .whole = true},
                                  {.header = "限期", .whole = true}},
                      .rows = {{{"AC-2026-000001",
                                 "厨房漏水 👩‍🔧，नि नि "
                                 "नि，e\u0301e\u0301，👍🏽👍🏽👍🏽，已三天",
                                 "13800000001", "1234567.00", "2026-03-18 18:00"}},
                               {{"AC-2026-000002/1", "🇨🇳🇫🇷한국어 window", "", "0.50", "2026-03-18 08:42~"}}}};
    for (std::size_t columns = 19; columns <= 120; ++columns) {
        CAPTURE(columns);
        const std::string text = lay_out(table, {.columns = columns});
        CAPTURE(text);
        check_fits(text, columns);
        for (const std::size_t column : {0, 2, 3, 4}) {
            const bool is_named = text.find("no room for: ") != std::string::npos &&
                                  text.rfind(table.columns[column].header) > text.find("no room for: ");
            CHECK((is_named || has(text, table.rows[0].cells[column])));
        }
        CHECK(has(text, table.rows[1].cells[0]));
    }
    for (std::size_t columns = 1; columns < 19; ++columns) {
        CAPTURE(columns);
        CHECK_FALSE(lay_out(table, {.columns = columns}).empty());
    }
}

TEST_CASE("an owner's text cannot break a line or steer the terminal") {
    const Table table{.columns = {{.header = "a"}, {.header = "b"}},
                      .rows = {{.cells = {"x\ny\x1b[2J", "z\u202E"}}, {.cells = {"\x9B"}}}};
    CHECK(lay_out(table, {}) ==
          "a        b\n"
          "x y�[2J  z�\n"
          "�\n");
}

TEST_CASE("colour is for headers and urgent rows, and changes no column") {
    const std::string coloured = lay_out(tickets(), {.columns = 0, .colour = true});
    CHECK(coloured ==
          "\x1b[1mnumber          症状                      cost\x1b[0m\n"
          "AC-2026-000001  厨房漏水 👩‍🔧              80.00\n"
          "\x1b[31mAC-2026-000012  window does not close  1200.50\x1b[0m\n");
}

TEST_CASE("missing cells are empty, no columns are no table") {
    CHECK(lay_out(Table{.columns = {{.header = "a"}, {.header = "b"}}, .rows = {{.cells = {}}}}, {}) ==
          "a  b\n\n");
    CHECK(lay_out(Table{}, {}).empty());
}

TEST_CASE("a record lines its values up behind the widest key") {
    const std::vector<RecordField> record{
        {.key = "number", .value = "AC-2026-000001"},
        {.key = "症状", .value = "厨房漏水，已三天。\n卧室墙面发霉"},
        {.key = "note", .value = ""},
    };
    CHECK(lay_out(record, {}) ==
          "number: AC-2026-000001\n"
          "症状:   厨房漏水，已三天。\n"
          "        | 卧室墙面发霉\n"
          "note:\n");
    CHECK(lay_out(record, {.columns = 20}) ==
          "number:\n"
          "  AC-2026-000001\n"
          "症状:   厨房漏水，\n"
          "          已三天。\n"
          "        | 卧室墙面\n"
          "          发霉\n"
          "note:\n");
}

TEST_CASE("a text's own lines are marked, the lines of a record are not") {
    const std::vector<RecordField> record{
        {.key = "AC-C1", .value = "open\nAC-C2:  settled", .more = {"weak proof", "retention\n0.00"}}};
    CHECK(lay_out(record, {}) ==
          "AC-C1: open\n"
          "       | AC-C2:  settled\n"
          "       weak proof\n"
          "       retention\n"
          "       | 0.00\n");
}

TEST_CASE("on a very narrow screen values stand under their keys") {
    const std::vector<RecordField> record{{.key = "number", .value = "AC-2026"},
                                          {.key = "症状", .value = "厨房漏水"}};
    CHECK(lay_out(record, {.columns = 8}) == "number:\n  AC-202\n  6\n症状:\n  厨房漏\n  水\n");
    const std::vector<RecordField> wide{{.key = "contractor's warranty", .value = "known"}};
    CHECK(lay_out(wide, {.columns = 19}) == "contractor's\nwarranty:\n  known\n");
}

TEST_CASE("values of a record are harmless and coloured when urgent") {
    const std::vector<RecordField> record{{.key = "due", .value = "a\tb\x1b\r\nc", .urgent = true}};
    CHECK(lay_out(record, {.columns = 0, .colour = true}) ==
          "\x1b[1mdue:\x1b[0m \x1b[31ma b�\n     | c\x1b[0m\n");
    CHECK(lay_out(std::vector<RecordField>{}, {}).empty());
}

}  // namespace aftercare
