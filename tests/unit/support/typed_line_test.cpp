// A line that is typed: what keys make of it, and what draws it.
#include "aftercare/support/typed_line.hpp"

#include <doctest/doctest.h>
#include <string>

namespace aftercare {

namespace {

TypedLine typed(std::string_view before, std::string_view behind = "") {
    TypedLine line;
    line.insert(behind);
    line.to_begin();
    line.insert(before);
    return line;
}

}  // namespace

TEST_CASE("the cursor goes by what is seen as one character, and takes it away whole") {
    TypedLine line = typed("水👩‍🔧नि");
    line.left();
    CHECK(line.behind_cursor() == "नि");
    line.erase_left();
    CHECK(line.text() == "水नि");
    line.left();
    line.left();
    line.erase_left();
    CHECK(line.text() == "水नि");
    line.erase_right();
    line.right();
    line.right();
    line.erase_right();
    CHECK(line.before_cursor() == "नि");
    line.insert("x");
    CHECK(line.text() == "निx");
}

TEST_CASE("words, beginnings and ends go at once") {
    TypedLine line = typed("厨房 漏水  ", "三天");
    line.erase_word();
    CHECK(line.text() == "厨房 三天");
    line.erase_word();
    line.erase_word();
    CHECK(line.text() == "三天");
    line = typed("ab", "cd");
    line.erase_behind();
    CHECK(line.text() == "ab");
    line = typed("ab", "cd");
    line.erase_before();
    CHECK(line.text() == "cd");
    line.replace_before("漏");
    CHECK(line.before_cursor() == "漏");
    line.erase_all();
    CHECK(line.text().empty());
}

TEST_CASE("rows are broken before a wide character that has no room, and the cursor is put where it is") {
    const TerminalSize size{.columns = 8, .rows = 5};
    CHECK(draw("> ", typed("abc漏水"), size, 0).bytes == "\r\x1b[J> abc漏\r\n水\r\x1b[2C");
    const DrawnLine first = draw("> ", typed("abc", "漏水"), size, 1);
    CHECK(first.bytes == "\x1b[1A\r\x1b[J> abc漏\r\n水\x1b[1A\r\x1b[5C");
    CHECK(first.row == 0);
    // Before the character that went to the next row; behind a row that is full.
    CHECK(draw("> ", typed("abc漏", "水"), size, 0).bytes == "\r\x1b[J> abc漏\r\n水\r");
    CHECK(draw("> ", typed("abcd漏"), size, 0).bytes == "\r\x1b[J> abcd漏\r\n\r");
    CHECK(draw("", typed(""), size, 2).bytes == "\x1b[2A\r\x1b[J\r");
}

TEST_CASE("of a line longer than the terminal the rows that end with the cursor are shown") {
    const DrawnLine drawn = draw("> ", typed("aaaaaabbbbbbbbcccccccc", "d"), {.columns = 8, .rows = 2}, 1);
    CHECK(drawn.bytes == "\x1b[1A\r\x1b[Jcccccccc\r\nd\r");
    CHECK(drawn.row == 1);
}

TEST_CASE("what is typed steers no terminal") {
    CHECK(draw("> ", typed("a\u202E\u009B"), {}, 0).bytes == "\r\x1b[J> a��\r\x1b[5C");
}

}  // namespace aftercare
