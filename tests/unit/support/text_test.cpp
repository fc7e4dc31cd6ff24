#include "aftercare/support/text.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace aftercare {

using namespace std::string_literals;

TEST_CASE("ill-formed UTF-8 is found at its first byte") {
    struct Case {
        std::string text;
        std::optional<std::size_t> at;
    };
    const std::vector<Case> cases{
        {"", std::nullopt},
        {"plain", std::nullopt},
        {"a\0b"s, std::nullopt},
        {"渗漏 🚰", std::nullopt},
        {"\xF4\x8F\xBF\xBF", std::nullopt},
        {"ab\x80", 2},
        {"ab\xFF", 2},
        {"\xC0\xAF", 0},
        {"\xC1\xBF", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"渗\xED\xA0\x80", 3},
        {"\xF4\x90\x80\x80", 0},
        {"\xF5\x80\x80\x80", 0},
        {"渗\xE6\xBC", 3},
        {"\xE6", 0},
        {"\xC3(", 0},
        {"\xE6\xBC(", 0},
        {"\xF0\x9F\x9A(", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(invalid_utf8_at(c.text) == c.at);
    }
}

TEST_CASE("every code point reads back as it was written") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c == 0xD800) {
            c = 0xE000;
        }
        std::string text;
        append_utf8(text, c);
        std::size_t pos = 0;
        const bool same = next_code_point(text, pos) == c && pos == text.size() && !invalid_utf8_at(text);
        if (!same) {
            FAIL_CHECK("code point ", static_cast<unsigned>(c));
        }
    }
}

TEST_CASE("full-width forms become ASCII, Chinese punctuation stays") {
    CHECK(fold_width("ＡＣ－２０２６～！") == "AC-2026~!");
    CHECK(fold_width("１号楼　３０１") == "1号楼 301");
    CHECK(fold_width("、。￥｟") == "、。￥｟");
    CHECK(fold_width("a\xFF") == "a\xFF");
    CHECK(fold_width("").empty());
}

TEST_CASE("only ASCII letters change case") {
    CHECK(fold_ascii_case("AzZ[@É漏") == "azz[@É漏");
}

TEST_CASE("trim takes white space and ideographic spaces from both ends") {
    CHECK(trim(" \t　a　b　\r\n ") == "a　b");
    CHECK(trim("　 　").empty());
    CHECK(trim("").empty());
    CHECK(trim("渗") == "渗");
}

TEST_CASE("split keeps empty pieces") {
    using Pieces = std::vector<std::string_view>;
    CHECK(split("", ',') == Pieces{""});
    CHECK(split("a,,b ", ',') == Pieces{"a", "", "b "});
    CHECK(split(",", ',') == Pieces{"", ""});
}

TEST_CASE("text from owners cannot steer a terminal") {
    struct Case {
        std::string text;
        std::string lines;
        std::string one_line;
    };
    const std::vector<Case> cases{
        {"plain text", "plain text", "plain text"},
        {"厨房漏水 👩‍🔧 é", "厨房漏水 👩‍🔧 é", "厨房漏水 👩‍🔧 é"},
        {"a\nb\tc", "a\nb\tc", "a b c"},
        {"a\r\nb\rc", "a\nb�c", "a b c"},
        {"\x1b[31m", "�[31m", "�[31m"},
        {"a\0b\x07\x7f"s, "a�b��", "a�b��"},
        {"\xC2\x9B"
         "31m\xC2\x85",
         "�31m�", "�31m�"},
        {"\x9B"
         "1m",
         "�1m", "�1m"},
        {"a\u202Eb\u202A\u202C", "a�b��", "a�b��"},
        {"\u2066a\u2069\u200E\u200F\u061C", "�a����", "�a����"},
        {"a\u2028b\u2029", "a�b�", "a�b�"},
        {"漏\xE6\xBC", "漏��", "漏��"},
        {"\xFF漏", "�漏", "�漏"},
        {"", "", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(harmless(c.text, false) == c.lines);
        CHECK(harmless(c.text, true) == c.one_line);
        CHECK_FALSE(invalid_utf8_at(harmless(c.text, true)).has_value());
    }
}

TEST_CASE("the further lines of a text are marked, whatever separates them") {
    struct Case {
        std::string_view text;
        std::string_view marked;
    };
    const Case cases[] = {
        {"", ""},
        {"one line", "one line"},
        {"drips\n2026-03-05 10:00  Li Na  closed", "drips\n| 2026-03-05 10:00  Li Na  closed"},
        {"a\r\nb\n\nc\n", "a\n| b\n|\n| c\n|"},
        {"a\rb", "a\uFFFDb"},
        {"a\vb\fc\u0085d\u2028e\u2029f", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf"},
        {"a\x1b[1A\u202Eb", "a\uFFFD[1A\uFFFDb"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(marked_lines(c.text) == c.marked);
    }
}

TEST_CASE("digits are a whole number or nothing") {
    CHECK(parse_digits("0") == 0);
    CHECK(parse_digits("007") == 7);
    CHECK(parse_digits("9223372036854775807") == 9223372036854775807LL);
    for (const char* none : {"", "-1", "+1", " 1", "1 ", "1e3", "0x1", "9223372036854775808", "１", "1.0"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_digits(none).has_value());
    }
}

}  // namespace aftercare
