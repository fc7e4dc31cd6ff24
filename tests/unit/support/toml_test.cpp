#include "aftercare/support/toml.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

TomlFault fault_of(std::string_view text) {
    try {
        parse_toml(text, "f.toml");
    } catch (const TomlFault& fault) {
        return fault;
    }
    FAIL("no fault in " << text);
    return {};
}

std::string place_of(const TomlTable& table, std::string_view key) {
    const TomlNode* node = table.find(key);
    return node == nullptr ? "absent" : format_place(node->place);
}

}  // namespace

TEST_CASE("TOML members keep the order of the file") {
    const TomlTable table = parse_toml("zebra = 1\napple = 2\n[middle]\nz = 1\nb.c = 2\na = 3\n[aaa]\n", "f");
    std::string order;
    for (const auto& [key, node] : table.members)
        order += key + ' ';
    CHECK(order == "zebra apple middle aaa ");
    std::string inner;
    for (const auto& [key, node] : table.find("middle")->table()->members)
        inner += key + ' ';
    CHECK(inner == "z b a ");
}

TEST_CASE("TOML values have the kinds they were written in") {
    const TomlTable table = parse_toml(
        "s = '漏水'\ni = 0x1F\nbig = 9223372036854775807\nf = 1.5\nb = true\nd = 2026-10-01\nt = 08:30:00\n"
        "dt = 2026-10-01T08:30:00+08:00\nl = [1, 'x', [2]]\nt2 = { a = 1 }\n[[rows]]\nn = 1\n[[rows]]\nn = "
        "2\n",
        "f");
    CHECK(*table.find("s")->string() == "漏水");
    CHECK(*table.find("big")->integer() == 9223372036854775807);
    CHECK(std::get<double>(table.find("f")->value) == 1.5);
    CHECK(*table.find("b")->boolean());
    CHECK(*table.find("d")->string() == "2026-10-01");
    CHECK(*table.find("t")->string() == "08:30:00");
    CHECK(*table.find("dt")->string() == "2026-10-01T08:30:00+08:00");
    CHECK(table.find("l")->array()->size() == 3);
    CHECK(*table.find("t2")->table()->find("a")->integer() == 1);
    const TomlArray& rows = *table.find("rows")->array();
    REQUIRE(rows.size() == 2);
    CHECK(*rows[1].table()->find("n")->integer() == 2);
    CHECK(table.find("absent") == nullptr);
    CHECK(table.find("s")->integer() == nullptr);
}

TEST_CASE("TOML nodes know their places") {
    const TomlTable table =
        parse_toml("a = 1\n\n\"漏水\".\"b c\" =   [ 'x',\n  7 ]\n[t]\n  k = 'v'\n", "dir/f.toml");
    CHECK(place_of(table, "a") == "dir/f.toml:1:5");
    const TomlNode* list = table.find("漏水")->table()->find("b c");
    CHECK(format_place(list->place) == "dir/f.toml:3:16");
    CHECK(format_place((*list->array())[1].place) == "dir/f.toml:4:3");
    CHECK(place_of(*table.find("t")->table(), "k") == "dir/f.toml:6:7");
    CHECK(place_of(table, "t") == "dir/f.toml:5:1");
}

TEST_CASE("TOML syntax errors say where") {
    const struct {
        const char* text;
        int line;
    } cases[] = {
        {"a = ", 1},
        {"a = 1\na = 2\n", 2},
        {"a = 1\nb = 'x\n", 2},
        {"[t\n", 1},
        {"\n\nb = 99999999999999999999\n", 3},
        {"a = 1\n[a]\n", 2},
        {"x = \"\xff\"\n", 1},
        {"x = 2026-02-30\n", 1},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const TomlFault fault = fault_of(each.text);
        CHECK(fault.place.file == "f.toml");
        CHECK(fault.place.line == each.line);
        CHECK(fault.place.column > 0);
        CHECK_FALSE(fault.what.empty());
    }
}

TEST_CASE("escapes bring in nothing that may not be entered") {
    CHECK(*parse_toml("a = \"b\\n\\tc\"", "f").find("a")->string() == "b\n\tc");
    const auto value = fault_of("a = 1\nb = [\"x\", \"y\\u0000\"]");
    CHECK(format_place(value.place) == "f.toml:2:11");
    CHECK(value.what == "the text has a control character that is neither line break nor tab");
    CHECK(format_place(fault_of("[t]\n\"a\\u2028\" = 1").place) == "f.toml:2:1");
}

TEST_CASE("an empty TOML text is an empty table") {
    CHECK(parse_toml("", "f").members.empty());
    CHECK(parse_toml("\xef\xbb\xbf# only a comment\r\n", "f").members.empty());
}

TEST_CASE("TOML keys of very many parts are refused") {
    std::string text = "a = 1\nb";
    for (int i = 0; i < 100'000; ++i)
        text += ".b";
    CHECK(fault_of(text + " = 1\n").place.line == 2);
    CHECK(fault_of("a = " + std::string(100'000, '[')).place.line == 1);
}
