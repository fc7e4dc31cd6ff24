// What the charts are drawn with: texts, paths, and where labels have room. Private to render.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/render/chart.hpp"

namespace aftercare {

constexpr double k_chart_width = 360;
/// From one line of text to the next.
constexpr double k_line_height = 15;
/// From the baseline of a text up to the middle of its letters.
constexpr double k_half_letter = 4;
/// Between texts that stand side by side.
constexpr double k_text_gap = 6;

/// About how wide a text is drawn: a column of a terminal each.
double drawn_width(std::string_view text);

/// How many columns of text there is room for.
std::size_t columns_within(double width);

/// What a path says, in units with one decimal, upper-case commands only.
class PathText {
  public:
    PathText& move(double x, double y) { return put('M', x).put(' ', y); }
    PathText& line(double x, double y) { return put('L', x).put(' ', y); }
    PathText& across(double x) { return put('H', x); }
    PathText& up_or_down(double y) { return put('V', y); }
    /// A shape at a place, drawn with lower-case commands.
    PathText& shape(double x, double y, std::string_view relative);
    const std::string& text() const { return m_text; }

  private:
    PathText& put(char command, double coordinate);

    std::string m_text;
};

enum class Anchor { start, middle, end };

/// What the legend says of one series: the part of k_chart_style that is drawn of it, its look, its name.
struct LegendEntry {
    std::string_view part;
    std::size_t look;
    std::string name;
};
/// The entries of several series; none for one alone, which its axis names.
std::vector<LegendEntry> legend_of(std::string_view part, const std::vector<ChartSeries>& series);

/// A chart as it comes about.
class Drawing {
  public:
    /// `frame` lives as long as this.
    explicit Drawing(const ChartFrame& frame) : m_frame(frame) {}

    /// A text of one line; none for an empty one. Where `whole` is another one it was cut from that, which
    /// then stands in its title.
    void text(double x, double y, Anchor anchor, std::string_view shown, std::string_view whole = {});
    /// A path of these classes of k_chart_style; none for an empty one. `width` of its line, where the style
    /// has none.
    void path(std::string_view classes, const PathText& path, double width = 0);
    /// What is drawn, each name behind a sample, in lines from `y` on. Returns where the line behind them is.
    double legend(double y, const std::vector<LegendEntry>& entries);
    /// The whole element, so high.
    std::string svg(double height) const;

  private:
    void sample(double x, double y, const LegendEntry& entry);

    const ChartFrame& m_frame;
    std::string m_body;
};

/// The classes of a part of the i-th series.
std::string look(std::string_view part, std::size_t series);

/// The i-th shape of markers.
std::string_view marker(std::size_t series);

/// What is drawn of a value: nothing of what is missing, negative or no number.
std::optional<double> drawn_value(const ChartValues& values, std::size_t i);

/// A label as it is drawn: one line, harmless, no wider than so many columns.
struct ChartLabel {
    std::string shown;
    std::string whole;
};
ChartLabel chart_label(std::string_view text, std::size_t columns);

/// From where to where a label would stand.
struct LabelSpan {
    double begin;
    double end;
};

/// Which of the labels, each behind the one before, are written so that none touches the next: each n-th with
/// the least n that does, and the last where it has room.
std::vector<std::size_t> labels_with_room(const std::vector<LabelSpan>& labels);

/// A chart without a value: it says so.
std::string empty_chart(const ChartFrame& frame);

}  // namespace aftercare
