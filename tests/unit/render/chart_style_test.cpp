// Colours that can be told from their ground, and series that can be told apart without colours.
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <regex>
#include <set>

#include "aftercare/render/chart_drawing.hpp"
#include "aftercare/render/page.hpp"

namespace aftercare {

namespace {

/// Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2).
double luminance(const std::string& colour) {
    const std::size_t digits = colour.size() == 4 ? 1 : 2;
    double sum = 0;
    constexpr std::array k_weights = {0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string part = colour.substr(1 + i * digits, digits);
        const double value = std::stoi(digits == 1 ? part + part : part, nullptr, 16) / 255.0;
        sum += k_weights.at(i) * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(const std::string& one, const std::string& other) {
    const double ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
    return std::max(ratio, 1 / ratio);
}

/// The values that a property is given in a style, in their order.
std::vector<std::string> values_of(const std::string& style, const std::string& property) {
    const std::regex value("[{;]" + property + ":([^;}]*)");
    std::vector<std::string> values;
    for (std::sregex_iterator found(style.begin(), style.end(), value), end; found != end; ++found) {
        values.push_back((*found)[1]);
    }
    return values;
}

}  // namespace

TEST_CASE("what is drawn and written stands out from its ground, by day and by night") {
    const std::string style = page_style();
    const auto grounds = values_of(style, "--ground");
    REQUIRE(grounds.size() == 2);
    struct Case {
        std::string property;
        double least;
    };
    std::vector<Case> cases = {{"--ink", 7}, {"--faint", 4.5}, {"--better", 4.5}, {"--worse", 4.5}};
    for (std::size_t i = 0; i < k_chart_series_max; ++i) {
        cases.push_back({"--chart-" + std::to_string(i), 3});
    }
    for (const auto& each : cases) {
        CAPTURE(each.property);
        const auto colours = values_of(style, each.property);
        REQUIRE(colours.size() == 2);
        CHECK(contrast(colours[0], grounds[0]) >= each.least);
        CHECK(contrast(colours[1], grounds[1]) >= each.least);
    }
}

TEST_CASE("no two series differ by colour alone") {
    const std::string style(k_chart_style);
    for (const auto* property : {"--dashes", "--texture"}) {
        const auto values = values_of(style, property);
        CHECK(values.size() == k_chart_series_max);
        CHECK(std::set(values.begin(), values.end()).size() == k_chart_series_max);
    }
    std::set<std::string_view> markers;
    for (std::size_t i = 0; i < k_chart_series_max; ++i) {
        markers.insert(marker(i));
        CHECK(style.find(".s" + std::to_string(i) + "{") != std::string::npos);
    }
    CHECK(markers.size() == k_chart_series_max);
}

}  // namespace aftercare
