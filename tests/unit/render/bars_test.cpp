// Bars beside numbers on a terminal.
#include "aftercare/render/bars.hpp"

#include <doctest/doctest.h>
#include <limits>

#include "aftercare/support/width.hpp"

namespace aftercare {

TEST_CASE("a bar is as long as its value, to the nearest eighth of a column") {
    struct Case {
        double value;
        double max;
        std::size_t width;
        const char* bar;
    };
    for (const auto& each : {
             Case{8, 8, 1, "█"},
             Case{1, 8, 1, "▏"},
             Case{2, 8, 1, "▎"},
             Case{3, 8, 1, "▍"},
             Case{4, 8, 1, "▌"},
             Case{5, 8, 1, "▋"},
             Case{6, 8, 1, "▊"},
             Case{7, 8, 1, "▉"},
             Case{10, 100, 10, "█"},
             Case{15, 100, 10, "█▌"},
             Case{100, 100, 4, "████"},
             Case{1, 3, 3, "█"},
             Case{0.49, 8, 1, "▏"},
             Case{1.49, 8, 1, "▏"},
             Case{1.5, 8, 1, "▎"},
             Case{0.93, 1, 5, "████▋"},
         }) {
        CAPTURE(each.value);
        CAPTURE(each.max);
        CHECK(eighths_bar(each.value, each.max, each.width) == each.bar);
    }
}

TEST_CASE("what is more than nothing shows, and nothing does not") {
    CHECK(eighths_bar(1e-9, 1e9, 20) == "▏");
    CHECK(eighths_bar(0, 10, 20).empty());
    CHECK(eighths_bar(-1, 10, 20).empty());
    CHECK(eighths_bar(1, 0, 20).empty());
    CHECK(eighths_bar(1, 10, 0).empty());
    CHECK(eighths_bar(std::numeric_limits<double>::quiet_NaN(), 10, 20).empty());
    CHECK(eighths_bar(std::numeric_limits<double>::infinity(), 10, 20).empty());
}

TEST_CASE("a bar never leaves its room") {
    CHECK(eighths_bar(11, 10, 2) == "██");
    for (int value = 0; value <= 1000; ++value) {
        CHECK(display_width(eighths_bar(value, 777, 13)) <= 13);
    }
}

}  // namespace aftercare
