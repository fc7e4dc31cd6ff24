// A chart taken apart: what a reader of its SVG finds, and whether its texts have room.
#pragma once

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "aftercare/render/chart_drawing.hpp"
#include "tests/support/xml.hpp"

namespace aftercare {

/// A text and the room it takes.
struct DrawnText {
    std::string text;
    double left;
    double right;
    double top;
    double bottom;
};

inline std::vector<DrawnText> drawn_texts(const std::vector<testing::XmlElement>& all) {
    std::vector<DrawnText> texts;
    for (const auto& element : testing::elements_of(all, "text")) {
        const auto anchor = element.attributes.find("class");
        const double width = drawn_width(element.text);
        const double before = anchor == element.attributes.end() ? 0
                              : anchor->second == "m"            ? width / 2
                                                                 : width;
        const double x = std::stod(element.attributes.at("x")) - before;
        const double y = std::stod(element.attributes.at("y"));
        texts.push_back({element.text, x, x + width, y - 8, y + 2});
    }
    return texts;
}

inline double height_of(const std::vector<testing::XmlElement>& all) {
    const std::string box = all.front().attributes.at("viewBox");
    REQUIRE(box.starts_with("0 0 360 "));
    return std::stod(box.substr(8));
}

/// No text touches another or leaves the chart. Half a unit is allowed for, since coordinates are rounded.
inline void check_room(const std::vector<testing::XmlElement>& all) {
    const auto texts = drawn_texts(all);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CAPTURE(texts[i].text);
        CHECK(texts[i].left >= -0.5);
        CHECK(texts[i].right <= k_chart_width + 0.5);
        CHECK(texts[i].top >= 0);
        CHECK(texts[i].bottom <= height_of(all));
        for (std::size_t j = 0; j < i; ++j) {
            CAPTURE(texts[j].text);
            const bool apart = texts[i].left >= texts[j].right - 0.5 ||
                               texts[j].left >= texts[i].right - 0.5 || texts[i].top >= texts[j].bottom ||
                               texts[j].top >= texts[i].bottom;
            CHECK(apart);
        }
    }
}

/// All coordinates of paths are numbers within the chart; shapes of markers are relative and left out.
inline void check_paths(const std::vector<testing::XmlElement>& all) {
    for (const auto& path : testing::elements_of(all, "path")) {
        const std::string& d = path.attributes.at("d");
        CAPTURE(d.substr(0, 80));
        CHECK(d.starts_with('M'));
        CHECK(d.find_first_not_of("MLHV0123456789. -mlhvaz") == std::string::npos);
        for (std::size_t at = d.find_first_of("MLH"); at != std::string::npos;
             at = d.find_first_of("MLH", at + 1)) {
            const double x = std::stod(d.substr(at + 1));
            CHECK(x >= 0);
            CHECK(x <= k_chart_width);
        }
    }
}

/// What every chart keeps to. Returns its elements.
inline std::vector<testing::XmlElement> check_chart(const std::string& svg) {
    std::vector<testing::XmlElement> all;
    REQUIRE_NOTHROW(all = testing::read_xml(svg));
    const auto& root = all.front();
    CHECK(root.name == "svg");
    CHECK(root.attributes.at("role") == "img");
    REQUIRE(all.size() > 2);
    CHECK(all[1].name == "title");
    CHECK(all[2].name == "desc");
    CHECK_FALSE(all[1].text.empty());
    CHECK_FALSE(all[2].text.empty());
    CHECK(root.attributes.at("aria-labelledby") ==
          all[1].attributes.at("id") + " " + all[2].attributes.at("id"));
    for (const auto& element : all) {
        for (const auto* outside : {"href", "src", "style", "onload", "xmlns"}) {
            CHECK_FALSE(element.attributes.contains(outside));
        }
        CHECK(element.name != "script");
    }
    check_room(all);
    check_paths(all);
    return all;
}

/// Whether one of the chart's texts is this one.
inline bool says(const std::vector<testing::XmlElement>& all, std::string_view text) {
    const auto texts = drawn_texts(all);
    return std::any_of(texts.begin(), texts.end(), [&](const DrawnText& one) { return one.text == text; });
}

/// What is drawn of these classes behind the legend; "" when nothing is.
inline std::string path_of(const std::vector<testing::XmlElement>& all, std::string_view classes) {
    std::string last;
    for (const auto& path : testing::elements_of(all, "path")) {
        if (path.attributes.at("class") == classes) {
            last = path.attributes.at("d");
        }
    }
    return last;
}

}  // namespace aftercare
