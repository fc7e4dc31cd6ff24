#include "aftercare/support/width.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

struct Measured {
    std::string text;
    std::size_t columns;
};

const std::vector<Measured> k_clusters{
    {"a", 1},
    {"漏", 2},
    {"Ａ", 2},
    {"ｱ", 1},
    {"한", 2},
    {"한", 2},
    {"é", 1},
    {"ậ", 1},
    {"…", 1},
    {"�", 1},
    {"🚰", 2},
    {"👩‍🔧", 2},
    {"👨‍👩‍👧‍👦", 2},
    {"👍🏽", 2},
    {"🇨🇳", 2},
    {"❤️", 2},
    {"1️⃣", 2},
    {"🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2},
    {"✌🏽", 2},
    {"👩🏽‍🔧", 2},
    {"नि", 2},
    {"ঘো", 2},
    {"กำ", 2},
};

}  // namespace

TEST_CASE("a cluster takes the columns a terminal gives it") {
    for (const Measured& cluster : k_clusters) {
        CAPTURE(cluster.text);
        CHECK(display_width(cluster.text) == cluster.columns);
        CHECK(display_width("x" + cluster.text + "漏") == cluster.columns + 3);
    }
    CHECK(display_width("") == 0);
    CHECK(display_width("\u200B") == 0);
    CHECK(display_width("\u0301") == 0);
    CHECK(display_width("🇨🇳🇫🇷") == 4);
    // Two letters and a vowel, in one cluster or two: terminals draw three columns.
    CHECK(display_width("क्षि") == 3);
    CHECK(display_width("க்ஷௌ") == 3);
}

TEST_CASE("harmless text of odd bytes has a width") {
    CHECK(display_width(harmless("\x1b[1m\xC2\x9B\u202E\xFF", true)) == 7);
}

TEST_CASE("cutting keeps what fits and says that something is missing") {
    CHECK(cut_to_width("abc", 3) == "abc");
    CHECK(cut_to_width("abcd", 3) == "ab…");
    CHECK(cut_to_width("厨房漏水", 8) == "厨房漏水");
    CHECK(cut_to_width("厨房漏水", 7) == "厨房漏…");
    CHECK(cut_to_width("厨房漏水", 6) == "厨房…");
    CHECK(cut_to_width("厨房", 1) == "…");
    CHECK(cut_to_width("厨房", 0).empty());
    CHECK(cut_to_width("", 0).empty());
    CHECK(cut_to_width("é́é́é́", 2) == "é́…");
    CHECK(cut_to_width("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3) ==
          "👨‍👩‍👧‍👦…");
    CHECK(cut_to_width("🇨🇳🇫🇷", 3) == "🇨🇳…");
}

TEST_CASE("a cut never exceeds the columns and never opens a cluster") {
    std::string text;
    std::vector<std::string> beginnings{""};
    for (const Measured& cluster : k_clusters) {
        text += cluster.text;
        beginnings.push_back(text);
    }
    for (std::size_t columns = 1; columns < display_width(text); ++columns) {
        CAPTURE(columns);
        const std::string cut = cut_to_width(text, columns);
        CHECK(display_width(cut) <= columns);
        CHECK(display_width(cut) + 2 > columns);
        REQUIRE(cut.ends_with("…"));
        const std::string kept = cut.substr(0, cut.size() - std::string("…").size());
        CHECK(std::find(beginnings.begin(), beginnings.end(), kept) != beginnings.end());
    }
}

TEST_CASE("the longest word is what wrapping would have to break") {
    CHECK(longest_word("") == 0);
    CHECK(longest_word("AC-2026-000001") == 14);
    CHECK(longest_word("2026-03-18 18:00") == 10);
    CHECK(longest_word("厨房漏水") == 2);
    CHECK(longest_word("厨房（漏）。") == 8);
    CHECK(longest_word("ab\nabcd") == 4);
}

TEST_CASE("padding counts columns, not bytes") {
    CHECK(pad_to_width("漏", 4) == "漏  ");
    CHECK(pad_to_width("漏", 4, Align::right) == "  漏");
    CHECK(pad_to_width("👩‍🔧", 3) == "👩‍🔧 ");
    CHECK(pad_to_width("longer", 3) == "longer");
    CHECK(pad_to_width("", 2) == "  ");
}

TEST_CASE("wrapping breaks at spaces and beside wide characters") {
    CHECK(wrap_to_width("one two three", 7) == "one two\nthree");
    CHECK(wrap_to_width("one two three", 0) == "one two three");
    CHECK(wrap_to_width("厨房漏水", 4) == "厨房\n漏水");
    CHECK(wrap_to_width("厨房漏水", 5) == "厨房\n漏水");
    CHECK(wrap_to_width("abc漏", 4) == "abc\n漏");
    CHECK(wrap_to_width("abcdefgh", 3) == "abc\ndef\ngh");
    CHECK(wrap_to_width("a\n\nb c", 10) == "a\n\nb c");
    CHECK(wrap_to_width("one   two", 3) == "one\ntwo");
    CHECK(wrap_to_width("漏", 1) == "漏");
    CHECK(wrap_to_width("", 5).empty());
}

TEST_CASE("wrapping keeps punctuation with its word") {
    CHECK(wrap_to_width("厨房漏水。修", 8) == "厨房漏\n水。修");
    CHECK(wrap_to_width("厨房（漏）", 6) == "厨房\n（漏）");
}

TEST_CASE("wrapped lines stand beside their label") {
    CHECK(wrap_to_width("one two three", 9, 4) == "one\n    two\n    three");
    CHECK(wrap_to_width("one two\nthree", 11, 4) == "one\n      two\n    three");
    CHECK(wrap_to_width("厨房漏水", 6, 2) == "厨房\n  漏水");
    CHECK(wrap_to_width("a\n\nb", 0, 2) == "a\n\n  b");
}

}  // namespace aftercare
