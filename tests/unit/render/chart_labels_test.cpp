// Which labels of a chart are written, and how much of them.
#include <doctest/doctest.h>
#include <limits>

#include "aftercare/render/chart_drawing.hpp"

namespace aftercare {

namespace {

/// Labels of these widths in the middle of slots of 10.
std::vector<LabelSpan> in_slots(const std::vector<double>& widths) {
    std::vector<LabelSpan> spans;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double middle = 10 * static_cast<double>(i) + 5;
        spans.push_back({middle - widths[i] / 2, middle + widths[i] / 2});
    }
    return spans;
}

using Shown = std::vector<std::size_t>;

}  // namespace

TEST_CASE("labels are thinned out evenly, until none touches the next") {
    CHECK(labels_with_room({}).empty());
    CHECK(labels_with_room(in_slots({100})) == Shown{0});
    CHECK(labels_with_room(in_slots({4, 4, 4, 4})) == Shown{0, 1, 2, 3});
    CHECK(labels_with_room(in_slots({4.1, 4.1, 4.1, 4.1, 4.1})) == Shown{0, 2, 4});
    CHECK(labels_with_room(in_slots({20, 20, 20, 20, 20, 20, 20})) == Shown{0, 3, 6});
    CHECK(labels_with_room(in_slots({4, 4, 30, 4, 4})) == Shown{0, 3, 4});
}

TEST_CASE("the last label is written too where it has room") {
    CHECK(labels_with_room(in_slots({12, 12, 12, 12})) == Shown{0, 2});
    CHECK(labels_with_room(in_slots({12, 12, 12, 2})) == Shown{0, 2});
    CHECK(labels_with_room(in_slots({4, 40, 4, 4, 4, 4})) == Shown{0, 2, 4, 5});
}

TEST_CASE("labels that are shown never touch, however many there are") {
    for (std::size_t count = 1; count < 400; count += 7) {
        std::vector<double> widths;
        for (std::size_t i = 0; i < count; ++i) {
            widths.push_back(static_cast<double>(i * 37 % 61));
        }
        const auto spans = in_slots(widths);
        const auto shown = labels_with_room(spans);
        REQUIRE_FALSE(shown.empty());
        CHECK(shown.front() == 0);
        for (std::size_t i = 1; i < shown.size(); ++i) {
            CHECK(spans[shown[i - 1]].end + k_text_gap <= spans[shown[i]].begin);
        }
    }
}

TEST_CASE("a label is cut to its room in whole characters, as Chinese ones are wide") {
    CHECK(chart_label("卫生间 × 渗漏", 22).shown == "卫生间 × 渗漏");
    const ChartLabel label = chart_label("地下室及人防工程顶板变形缝两侧", 12);
    CHECK(label.shown == "地下室及人…");
    CHECK(label.whole == "地下室及人防工程顶板变形缝两侧");
    CHECK(chart_label("two\nlines\x1b", 40).shown == "two lines\uFFFD");
    CHECK(drawn_width("渗漏") == doctest::Approx(drawn_width("leak")));
    CHECK(drawn_width("100%") > drawn_width("1000"));
    CHECK(drawn_width("…") == doctest::Approx(drawn_width("漏")));
    CHECK(columns_within(drawn_width("渗漏") + 0.1) == 4);
    CHECK(columns_within(-1) == 0);
}

TEST_CASE("coordinates have one decimal at most, and no locale") {
    CHECK(PathText().move(0, 12.34).line(-0.04, 100).across(-1.25).up_or_down(7.96).text() ==
          "M0 12.3L0 100H-1.3V8");
}

TEST_CASE("what is no value is drawn as missing") {
    using Limits = std::numeric_limits<double>;
    const ChartValues values = {0.0, -1.0, Limits::infinity(), Limits::quiet_NaN(), {}, 1e300, 1.1e300};
    CHECK(drawn_value(values, 0) == 0.0);
    CHECK(drawn_value(values, 5) == 1e300);
    for (const std::size_t i : {1U, 2U, 3U, 4U, 6U, 7U}) {
        CHECK_FALSE(drawn_value(values, i));
    }
}

}  // namespace aftercare
