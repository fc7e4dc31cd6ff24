// Charts of every kind and of every kind of data: well-formed, described, with room for what they say.
#include "aftercare/render/chart.hpp"

#include <functional>
#include <limits>

#include "aftercare/support/messages.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/unit/render/drawn_chart.hpp"

namespace aftercare {

namespace {

std::vector<std::string> numbered(std::size_t count, const std::string& before) {
    std::vector<std::string> labels;
    for (std::size_t i = 1; i <= count; ++i) {
        labels.push_back(before + (i < 10 ? "0" : "") + std::to_string(i));
    }
    return labels;
}

/// Values that go up and down, none alike, up to `max`.
ChartValues varied(std::size_t count, double max) {
    ChartValues values;
    for (std::size_t i = 0; i < count; ++i) {
        values.emplace_back(max * static_cast<double>((i * 7919 + 13) % 1000) / 999);
    }
    return values;
}

ChartFrame frame_of(std::vector<std::string> categories, ChartUnit unit = ChartUnit::count) {
    return {.id = "c1",
            .title = "每日收、结",
            .description = "收 1284 件，结 1302 件。",
            .category_axis = "日期",
            .value_axis = "件",
            .unit = unit,
            .categories = std::move(categories)};
}

/// The same data as a chart of each kind.
std::vector<std::string> charts_of(const ChartFrame& frame, const std::vector<ChartSeries>& series) {
    ChartFrame sequence = frame;
    sequence.in_sequence = true;
    IntervalChart interval{.frame = frame, .intervals = {}};
    for (std::size_t i = 0; i < frame.categories.size(); ++i) {
        const auto value = series.empty() ? std::nullopt : drawn_value(series[0].values, i);
        interval.intervals.push_back({.value = value,
                                      .low = value ? std::optional(*value / 2) : std::nullopt,
                                      .high = value ? std::optional(*value * 1.1) : std::nullopt,
                                      .note = "n " + std::to_string(i)});
    }
    return {
        chart_svg(LineChart{.frame = frame, .series = series}),
        chart_svg(BarChart{.frame = frame, .series = series}),
        chart_svg(BarChart{.frame = sequence, .series = series}),
        chart_svg(ParetoChart{.frame = frame, .values = series.empty() ? ChartValues{} : series[0].values}),
        chart_svg(interval)};
}

}  // namespace

TEST_CASE("charts of any data are well-formed, described, and have room for their texts") {
    struct Case {
        const char* name;
        std::vector<std::string> categories;
        std::vector<ChartSeries> series;
    };
    const auto nothing = ChartValues(12, std::nullopt);
    ChartValues with_gaps = varied(31, 120);
    with_gaps[0] = with_gaps[7] = with_gaps[8] = with_gaps[30] = std::nullopt;
    for (const auto& each : {
             Case{"no category", {}, {{"a", {}}}},
             Case{"no series", numbered(3, "12-"), {}},
             Case{"no value", numbered(12, "12-"), {{"a", nothing}, {"b", {}}}},
             Case{"one point", {"2026-12-01"}, {{"a", {7.0}}}},
             Case{
                 "all zero", numbered(31, "12-"), {{"a", ChartValues(31, 0.0)}, {"b", ChartValues(31, 0.0)}}},
             Case{"all the same", numbered(31, "12-"), {{"a", ChartValues(31, 42.0)}}},
             Case{"values missing", numbered(31, "12-"), {{"收", with_gaps}, {"结", varied(20, 99)}}},
             Case{"a year", numbered(365, "2026-12-"), {{"a", varied(365, 80)}, {"b", varied(365, 3)}}},
             Case{"many", numbered(5000, "第"), {{"a", varied(5000, 1e6)}}},
             Case{"huge", numbered(12, "2026-"), {{"a", varied(12, 1e300)}, {"b", varied(12, 1e300)}}},
             Case{"tiny", numbered(12, "2026-"), {{"a", varied(12, 1e-300)}}},
             Case{"no numbers", numbered(3, "x"), {{"a", {-1, std::numeric_limits<double>::quiet_NaN(), 2}}}},
             Case{"long labels", numbered(9, "地下室及人防工程顶板变形缝两侧"), {{"a", varied(9, 1e7)}}},
             Case{"unlike sums", numbered(8, ""), {{"a", {123456789, 1, 1, 1, 1, 1, 1, 123456789}}}},
             Case{"unlike labels", {"a", "江南建设集团第三工程有限公司", "b", ""}, {{"a", varied(4, 1e5)}}},
         }) {
        for (const auto unit :
             {ChartUnit::count, ChartUnit::number, ChartUnit::share, ChartUnit::seconds, ChartUnit::fen}) {
            for (const auto language : {Language::en, Language::zh}) {
                use_language(language, LOCALE_DIR);
                for (const auto& svg : charts_of(frame_of(each.categories, unit), each.series)) {
                    CAPTURE(each.name);
                    CAPTURE(svg.substr(0, 2000));
                    check_chart(svg);
                }
            }
        }
    }
    use_language(Language::en, LOCALE_DIR);
}

TEST_CASE("a chart of 31 days takes less than 6 kB, a chart of 5,000 categories not much more") {
    ChartFrame days = frame_of(numbered(31, "12-"));
    days.in_sequence = true;
    std::vector<ChartSeries> series;
    for (std::size_t i = 0; i < k_chart_series_max; ++i) {
        series.push_back({"类别 " + std::to_string(i), varied(31 - i, 120)});
    }
    for (const auto& svg : {chart_svg(LineChart{.frame = days, .series = series}),
                            chart_svg(BarChart{.frame = days, .series = series})}) {
        CHECK(svg.size() < 6000);
        check_chart(svg);
    }
    for (const auto& svg : charts_of(frame_of(numbered(5000, "")), {{"a", varied(5000, 1e6)}})) {
        CHECK(svg.size() < 9000);
    }
}

TEST_CASE("texts of people are only text in a chart, and whole in it") {
    for (const std::string_view text : testing::hostile_texts()) {
        CAPTURE(text);
        const std::string hostile(text);
        ChartFrame frame = frame_of({hostile, hostile});
        frame.title = frame.description = frame.category_axis = frame.value_axis = hostile;
        for (const auto& svg : charts_of(frame, {{hostile, {1, 2}}, {hostile, {3, 4}}})) {
            const auto all = check_chart(svg);
            CHECK(svg.find("<script") == std::string::npos);
            CHECK(all[1].text.size() >= 1);
        }
    }
    const auto all = check_chart(chart_svg(BarChart{.frame = frame_of({"<b>&\"'"}), .series = {{"a", {1}}}}));
    CHECK(says(all, "<b>&\"'"));
}

TEST_CASE("a chart without a description has the values that are drawn for one") {
    use_language(Language::en, LOCALE_DIR);
    ChartFrame frame = frame_of({"a", "b"});
    frame.description.clear();
    const auto said = [](const std::string& svg) { return check_chart(svg)[2].text; };
    const std::vector<ChartSeries> two = {{"in", {1, 2}}, {"out", {std::nullopt, 3}}};
    for (const bool in_sequence : {false, true}) {
        frame.in_sequence = in_sequence;
        CHECK(said(chart_svg(BarChart{.frame = frame, .series = two})) == "a in 1, b in 2 out 3");
    }
    CHECK(said(chart_svg(LineChart{.frame = frame, .series = two})) == "a in 1, b in 2 out 3");
    CHECK(said(chart_svg(BarChart{.frame = frame, .series = {{"", {4, std::nullopt}}}})) == "a 4");
    CHECK(said(chart_svg(ParetoChart{.frame = frame, .values = {1, 5}})) == "b 5, a 1");
    frame.unit = ChartUnit::share;
    const std::vector<ChartInterval> intervals = {{.value = 0.5, .low = 0.25, .high = 0.75, .note = "n 9"},
                                                  {.value = 1, .low = {}, .high = {}, .note = {}}};
    CHECK(said(chart_svg(IntervalChart{.frame = frame, .intervals = intervals})) ==
          "a 50% (25% – 75%) n 9, b 100%");
    CHECK(said(chart_svg(BarChart{.frame = frame, .series = {}})) == frame.title);
}

TEST_CASE("one series has no legend, what is little beside much is still seen") {
    for (const bool in_sequence : {false, true}) {
        ChartFrame frame = frame_of({"x", "y"});
        frame.in_sequence = in_sequence;
        const auto all = check_chart(chart_svg(BarChart{.frame = frame, .series = {{"a", {1, 1e6}}}}));
        CHECK_FALSE(says(all, "a"));
        const std::string bars = path_of(all, "b s0");
        const auto end = bars.find_first_of("HV");
        const auto foot = in_sequence ? bars.find(' ') : 0;
        CHECK(std::abs(std::stod(bars.substr(end + 1)) - std::stod(bars.substr(foot + 1))) >= 1);
    }
}

TEST_CASE("a label that is cut is whole in its title") {
    const std::string name = "地下室及人防工程顶板变形缝两侧 × 渗漏";
    const auto all = check_chart(chart_svg(BarChart{.frame = frame_of({name}), .series = {{"a", {1}}}}));
    CHECK(says(all, "地下室及人防工程顶…"));
    const auto titles = testing::elements_of(all, "title");
    REQUIRE(titles.size() == 2);
    CHECK(titles[1].text == name);
    CHECK(titles[1].in == std::vector<std::string>{"svg", "text"});
}

TEST_CASE("a line has a gap where a value is missing, and a marker where it stands alone") {
    const LineChart chart{.frame = frame_of(numbered(31, "")),
                          .series = {{"a", {1, 2, {}, 4, {}, 6, 7}}, {"b", varied(31, 7)}}};
    const auto all = check_chart(chart_svg(chart));
    const std::string line = path_of(all, "l s0");
    CHECK(std::count(line.begin(), line.end(), 'M') == 3);
    CHECK(std::count(line.begin(), line.end(), 'L') == 2);
    const std::string markers = path_of(all, "k s0");
    CHECK(std::count(markers.begin(), markers.end(), 'M') == 5);
    CHECK(says(all, "a"));
    CHECK(says(all, "b"));
}

TEST_CASE("nothing was found looks other than nothing is known") {
    for (const bool in_sequence : {false, true}) {
        ChartFrame frame = frame_of({"x", "y", "z"});
        frame.in_sequence = in_sequence;
        const auto all = check_chart(chart_svg(BarChart{.frame = frame, .series = {{"a", {5, 0, {}}}}}));
        CHECK(says(all, "–"));
        CHECK(says(all, "5"));
        CHECK(std::count_if(all.begin(), all.end(), [](const auto& one) { return one.text == "0"; }) == 2);
        const std::string stubs = path_of(all, "w");
        CHECK(std::count(stubs.begin(), stubs.end(), 'M') == (in_sequence ? 1 : 0));
    }
    CHECK(says(check_chart(chart_svg(LineChart{.frame = frame_of({"x"}), .series = {}})), "no values"));
}

TEST_CASE("bars of several series stand on each other, and say their sum") {
    ChartFrame frame = frame_of({"x", "y"});
    frame.in_sequence = true;
    const auto all =
        check_chart(chart_svg(BarChart{.frame = frame, .series = {{"a", {30, 10}}, {"b", {20, {}}}}}));
    const std::string lower = path_of(all, "b s0");
    const std::string upper = path_of(all, "b s1");
    CHECK(std::count(lower.begin(), lower.end(), 'M') == 2);
    CHECK(std::count(upper.begin(), upper.end(), 'M') == 1);
    const std::string top = lower.substr(lower.find('V') + 1, lower.find('M', 1) - lower.find('V') - 1);
    CHECK(upper.find(" " + top + "V") != std::string::npos);
    CHECK(says(all, "50"));
    CHECK(says(all, "10"));
}

TEST_CASE("a Pareto chart begins with the largest, and its shares are of all") {
    ChartFrame frame = frame_of(numbered(25, "x"));
    ChartValues values(25, 1.0);
    values[3] = 51;
    values[5] = std::nullopt;
    values[6] = 10;
    const auto all = check_chart(chart_svg(ParetoChart{.frame = frame, .values = values}));
    const auto texts = drawn_texts(all);
    const auto row =
        std::find_if(texts.begin(), texts.end(), [](const auto& one) { return one.text == "x04"; });
    REQUIRE(texts.end() - row > 5);
    CHECK(row[1].text == "51");
    CHECK(row[2].text == "61.4%");
    CHECK(row[3].text == "x07");
    CHECK(row[4].text == "10");
    CHECK(row[5].text == "73.5%");
    CHECK(says(all, "4 more are not drawn"));
    CHECK_FALSE(says(all, "x06"));
}

TEST_CASE("an interval is a dot between whiskers, with its note") {
    const IntervalChart chart{.frame = frame_of({"a", "b", "c"}, ChartUnit::share),
                              .intervals = {{.value = 0.93, .low = 0.88, .high = 0.97, .note = "n 210"},
                                            {.value = 0.5, .note = "n 1"},
                                            {.value = {}}}};
    const auto all = check_chart(chart_svg(chart));
    const std::string whiskers = path_of(all, "w");
    CHECK(std::count(whiskers.begin(), whiskers.end(), 'M') == 3);
    const std::string dots = path_of(all, "d s0");
    CHECK(std::count(dots.begin(), dots.end(), 'M') == 2);
    for (const auto* text : {"93%", "n 210", "50%", "n 1", "–"}) {
        CHECK(says(all, text));
    }
}

TEST_CASE("what is too much is left out and counted: the earliest of a sequence, the last of names") {
    const auto all = numbered(5000, "");
    const auto many = frame_of(all);
    const auto line = check_chart(chart_svg(LineChart{.frame = many, .series = {{"a", varied(5000, 9)}}}));
    CHECK(says(line, "4634 earlier ones are not drawn"));
    CHECK(says(line, "4635"));
    const auto rows = check_chart(chart_svg(BarChart{.frame = many, .series = {{"a", varied(5000, 9)}}}));
    CHECK(says(rows, "4970 more are not drawn"));
    CHECK(says(rows, "30"));
    CHECK_FALSE(says(rows, "31"));
}

TEST_CASE("the same numbers give the same bytes") {
    const auto frame = frame_of(numbered(31, "12-"));
    CHECK(charts_of(frame, {{"a", varied(31, 99)}}) == charts_of(frame, {{"a", varied(31, 99)}}));
}

}  // namespace aftercare
