// Every emoji that Unicode lists (emoji-test.txt of Debian's unicode-data): as wide as terminals draw it, and
// whole behind every format.
#include <doctest/doctest.h>
#include <fstream>

#include "aftercare/support/csv_reader.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"
#include "tests/unit/render/writing.hpp"

namespace aftercare {

namespace {

constexpr const char* k_emoji_test = "/usr/share/unicode/emoji/emoji-test.txt";

/// The fully-qualified ones: `1F9D1 200D 1F527 ; fully-qualified # …`.
std::vector<std::string> all_emoji() {
    std::vector<std::string> emoji;
    std::ifstream file(k_emoji_test);
    for (std::string line; std::getline(file, line);) {
        const auto end = line.find(';');
        if (line.starts_with('#') || end == std::string::npos ||
            line.find("; fully-qualified") == std::string::npos) {
            continue;
        }
        std::string text;
        for (const auto& point : split(trim(std::string_view(line).substr(0, end)), ' ')) {
            append_utf8(text, static_cast<char32_t>(std::stoul(std::string(point), nullptr, 16)));
        }
        emoji.push_back(std::move(text));
    }
    return emoji;
}

}  // namespace

TEST_CASE("every emoji takes two columns, and no format changes it") {
    const auto emoji = all_emoji();
    if (emoji.empty()) {
        MESSAGE("no " << k_emoji_test << ": install unicode-data");
        return;
    }
    CHECK(emoji.size() > 3000);
    for (const auto& each : emoji) {
        CAPTURE(each);
        CHECK(display_width(each) == 2);
        CHECK(cluster_end(each, 0) == each.size());
        const auto text = "漏水" + each + "x";
        const auto table =
            written(Format::table, {{.key = "a"}, {.key = "b"}},
                    {{text_cell(text), text_cell("|")}, {text_cell("漏水**x"), text_cell("|")}});
        const auto lines = split(table, '\n');
        CHECK(display_width(lines[1]) == display_width(lines[2]));
        for (const bool excel : {false, true}) {
            const auto out = written(Format::csv, {{.key = "a"}}, {{text_cell(text)}}, {.excel = excel});
            CHECK(out.find(text) != std::string::npos);
        }
    }
}

}  // namespace aftercare
