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

}  // namespace

TEST_CASE("columns line up whatever the script") {
    CHECK(lay_out(tickets(), {}) ==
          "number          症状                      cost\n"
          "AC-2026-000001  厨房漏水 👩‍🔧              80.00\n"
          "AC-2026-000012  window does not close  1200.50\n");
}

TEST_CASE("a narrow screen takes from the widest column first and from ids last") {
    CHECK(lay_out(tickets(), {.columns = 36}) ==
          "number          症状            cost\n"
          "AC-2026-000001  厨房漏水 👩‍🔧    80.00\n"
          "AC-2026-000012  window doe…  1200.50\n");
    CHECK(lay_out(tickets(), {.columns = 30}) ==
          "number          症状      cost\n"
          "AC-2026-000001  厨房…    80.00\n"
          "AC-2026-000012  windo…  1200.…\n");
}

TEST_CASE("a table fits every screen that has a column for each of its columns") {
    const std::size_t least = 3 + 2 * 2;
    for (std::size_t columns = least; columns < 60; ++columns) {
        CAPTURE(columns);
        check_fits(lay_out(tickets(), {.columns = columns}), columns);
    }
    CHECK_FALSE(lay_out(tickets(), {.columns = 1}).empty());
    CHECK(lay_out(tickets(), {.columns = 46}) == lay_out(tickets(), {}));
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
          "number: AC-2026-0000\n"
          "        01\n"
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
}

TEST_CASE("values of a record are harmless and coloured when urgent") {
    const std::vector<RecordField> record{{.key = "due", .value = "a\tb\x1b\r\nc", .urgent = true}};
    CHECK(lay_out(record, {.columns = 0, .colour = true}) ==
          "\x1b[1mdue:\x1b[0m \x1b[31ma b�\n     | c\x1b[0m\n");
    CHECK(lay_out(std::vector<RecordField>{}, {}).empty());
}

}  // namespace aftercare
