// Charts as SVG elements that stand within a page: no script, no font, no other file, the same bytes for the
// same numbers.
//
// A chart is 360 units wide, the width of a phone; a page sets wide screens and paper in columns of about
// that width, so that its type has the size of the text around it. What it looks like is in k_chart_style,
// which a page takes into its own style: colours are custom properties there, for light and for dark. No two
// series differ by colour alone: lines have dashes and markers, bars textures, and a legend names both. Each
// chart has a title and a description for those who do not see it; a caption is the page's matter.
//
// Values are at least 0 and at most 1e300. What is not, or is no number, is drawn as what is missing: a gap.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// What values are, and so how an axis and a label write them.
enum class ChartUnit {
    count,    ///< of things: axes have whole numbers only
    number,   ///< a rate, a score
    share,    ///< 0 to 1, written as percents
    seconds,  ///< written in minutes, hours or days
    fen,      ///< written in yuan
};

/// What every chart has. Texts are in the reader's language; those too long for their place are cut with …
/// and there whole in a <title>.
struct ChartFrame {
    std::string id;                  ///< in its page its own: ASCII letters, digits, hyphens
    std::string title;               ///< what is shown
    std::string description = {};    ///< what is to be seen in it; the values that are drawn when empty
    std::string category_axis = {};  ///< what the categories are; none is written when empty
    std::string value_axis = {};     ///< what the values are
    ChartUnit unit = ChartUnit::count;
    std::vector<std::string> categories = {};  ///< a label each
    /// Whether the categories follow each other, as days do: columns side by side, of which some are
    /// labelled, the latest 366 drawn. Otherwise they are names: a row and a label each, the first 30 drawn.
    /// What is not drawn is counted beneath.
    bool in_sequence = false;
};

/// A value for each category; those behind the last one given are missing.
using ChartValues = std::vector<std::optional<double>>;

struct ChartSeries {
    std::string name;
    ChartValues values;
};
constexpr std::size_t k_chart_series_max = 6;

/// Lines over a sequence, at most k_chart_series_max; a missing value is a gap.
struct LineChart {
    ChartFrame frame;
    std::vector<ChartSeries> series;
};

/// A bar for each category; several series, at most k_chart_series_max, stand on each other in it.
struct BarChart {
    ChartFrame frame;
    std::vector<ChartSeries> series;
};

/// Bars of named categories, largest first, and which share of all they are together so far. The first 20 are
/// drawn; shares are of all.
struct ParetoChart {
    ChartFrame frame;
    ChartValues values;
};

/// What was found of one category, and between what it may lie.
struct ChartInterval {
    std::optional<double> value;
    std::optional<double> low = {};
    std::optional<double> high = {};
    std::string note = {};  ///< behind the value: of how many
};

/// A dot and whiskers for each named category.
struct IntervalChart {
    ChartFrame frame;
    std::vector<ChartInterval> intervals;  ///< one for each category
};

/// The chart as one element `<svg class="chart">`, well-formed as XML.
std::string chart_svg(const LineChart& chart);
std::string chart_svg(const BarChart& chart);
std::string chart_svg(const ParetoChart& chart);
std::string chart_svg(const IntervalChart& chart);

/// The rules of style that charts need, once in a page.
extern const std::string_view k_chart_style;

}  // namespace aftercare
