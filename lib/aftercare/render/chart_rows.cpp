// Charts of named categories: a row each, values to the right and written behind it.
#include <cmath>

#include "aftercare/render/chart_axis.hpp"
#include "aftercare/render/chart_drawing.hpp"
#include "aftercare/render/chart_layouts.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr double k_row_height = 18;
constexpr double k_bar_width = 11;
constexpr double k_whisker_height = 9;
constexpr std::size_t k_row_label_columns_max = 20;
constexpr std::size_t k_value_columns_max = 12;
constexpr std::size_t k_note_columns_max = 14;
constexpr std::size_t k_row_steps_max = 4;
/// What is less long would not be seen.
constexpr double k_least_length = 1;

/// What is written behind a row.
struct RowTexts {
    std::string value;
    std::string note = {};
};

/// The plot of rows, and what stands around it.
class RowPlot {
  public:
    /// `texts` are those of the rows that are drawn.
    RowPlot(const ChartFrame& frame, const DrawnPart& part, const std::vector<RowTexts>& texts)
        : m_frame(frame),
          m_part(part),
          m_axis(axis_for(part.max, frame.unit, k_row_steps_max)),
          m_drawing(frame) {
        double notes = 0;
        double values = 0;
        for (const auto& text : texts) {
            m_labels.push_back(
                chart_label(frame.categories[part.first + m_labels.size()], k_row_label_columns_max));
            m_values.push_back(chart_label(text.value, k_value_columns_max));
            m_notes.push_back(chart_label(text.note, k_note_columns_max));
            m_left = std::max(m_left, drawn_width(m_labels.back().shown) + k_text_gap);
            values = std::max(values, drawn_width(m_values.back().shown) + k_text_gap);
            notes = std::max(notes, drawn_width(m_notes.back().shown) + (text.note.empty() ? 0 : k_text_gap));
        }
        m_values_end = k_chart_width - notes;
        m_right = m_values_end - values;
    }

    /// Legend, heads, labels, values and the axis. `percents` adds one of shares on top; what the values are
    /// is then in the legend.
    void begin(const std::vector<LegendEntry>& legend, bool percents = false) {
        double y = m_drawing.legend(k_line_height, legend);
        const std::size_t half = columns_within(k_chart_width / 2 - k_text_gap);
        m_drawing.text(0, y, Anchor::start, chart_label(m_frame.category_axis, half).shown);
        if (!percents) {
            m_drawing.text(k_chart_width, y, Anchor::end, chart_label(m_frame.value_axis, half).shown);
        } else {
            y += k_line_height;
            write_axis(axis_for(1, ChartUnit::share, 2), y);
        }
        m_top = y + k_text_gap;
        PathText grid;
        for (std::size_t i = 1; i <= m_axis.steps; ++i) {
            grid.move(x_of(static_cast<double>(i) * m_axis.step), m_top).up_or_down(bottom());
        }
        m_drawing.path("g", grid);
        write_axis(m_axis, bottom() + k_line_height);
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            const double base = y_of(m_part.first + i) + k_half_letter;
            m_drawing.text(0, base, Anchor::start, m_labels[i].shown, m_labels[i].whole);
            m_drawing.text(m_values_end, base, Anchor::end, m_values[i].shown, m_values[i].whole);
            m_drawing.text(k_chart_width, base, Anchor::end, m_notes[i].shown, m_notes[i].whole);
        }
    }

    std::string finish() {
        m_drawing.path("a", PathText().move(m_left, m_top).up_or_down(bottom()));
        double y = bottom() + k_line_height;
        if (const auto more = m_frame.categories.size() - m_part.end; more > 0) {
            y += k_line_height;
            m_drawing.text(0, y, Anchor::start,
                           form(tr("{count} more are not drawn"), fmt::arg("count", more)));
        }
        return m_drawing.svg(y + k_text_gap);
    }

    const DrawnPart& part() const { return m_part; }
    double x_of(double value) const { return m_left + value / m_axis.top() * (m_right - m_left); }
    double x_of_share(double share) const { return m_left + share * (m_right - m_left); }
    double y_of(std::size_t i) const {
        return m_top + (static_cast<double>(i - m_part.first) + 0.5) * k_row_height;
    }
    Drawing& drawing() { return m_drawing; }

  private:
    double bottom() const { return m_top + static_cast<double>(m_part.size()) * k_row_height; }

    /// The numbers of an axis the width of the plot, as many as have room.
    void write_axis(const ChartAxis& axis, double y) {
        std::vector<LabelSpan> spans;
        for (std::size_t i = 0; i <= axis.steps; ++i) {
            const double width = drawn_width(axis.label(i));
            const double middle = x_of_share(static_cast<double>(i) / static_cast<double>(axis.steps));
            const double begin = std::clamp(middle - width / 2, 0.0, k_chart_width - width);
            spans.push_back({begin, begin + width});
        }
        for (const std::size_t i : labels_with_room(spans)) {
            m_drawing.text((spans[i].begin + spans[i].end) / 2, y, Anchor::middle, axis.label(i));
        }
    }

    const ChartFrame& m_frame;
    const DrawnPart& m_part;
    ChartAxis m_axis;
    Drawing m_drawing;
    std::vector<ChartLabel> m_labels;
    std::vector<ChartLabel> m_values;
    std::vector<ChartLabel> m_notes;
    double m_left = 0;
    double m_right = 0;
    double m_values_end = 0;
    double m_top = 0;
};

/// The ground of bars on each other, which shows through their textures.
void draw_ground(RowPlot& plot, const std::vector<ChartSeries>& series) {
    PathText bars;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        if (const double sum = drawn_sum(series, i).value_or(0); sum > 0) {
            bars.move(plot.x_of(0), plot.y_of(i)).across(plot.x_of(sum));
        }
    }
    plot.drawing().path("u", bars, k_bar_width);
}

/// The bars of one series behind those before it.
void draw_bars(RowPlot& plot, const std::vector<ChartSeries>& series, std::size_t look_of) {
    PathText bars;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        const double before = drawn_sum(std::span(series).first(look_of), i).value_or(0);
        const double behind = before + drawn_value(series[look_of].values, i).value_or(0);
        if (behind > before) {
            const double foot = plot.x_of(before);
            bars.move(foot, plot.y_of(i)).across(std::max(plot.x_of(behind), foot + k_least_length));
        }
    }
    plot.drawing().path(look("b", look_of), bars, k_bar_width);
}

/// A line down through the shares, the second look.
void draw_shares(RowPlot& plot, const ChartValues& shares) {
    PathText line;
    PathText markers;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        if (!shares[i]) {
            continue;
        }
        const double x = plot.x_of_share(*shares[i]);
        if (line.text().empty()) {
            line.move(x, plot.y_of(i));
        } else {
            line.line(x, plot.y_of(i));
        }
        markers.shape(x, plot.y_of(i), marker(1));
    }
    plot.drawing().path(look("l", 1), line);
    plot.drawing().path(look("k", 1), markers);
}

std::vector<RowTexts> texts_of(const DrawnPart& part, const auto& text_of) {
    std::vector<RowTexts> texts;
    for (std::size_t i = part.first; i < part.end; ++i) {
        texts.push_back(text_of(i));
    }
    return texts;
}

}  // namespace

std::string bar_rows(const BarChart& chart, const DrawnPart& part) {
    RowPlot plot(chart.frame, part, texts_of(part, [&](std::size_t i) {
                     return RowTexts{value_label(drawn_sum(chart.series, i), chart.frame.unit)};
                 }));
    plot.begin(legend_of("b", chart.series));
    if (chart.series.size() > 1) {
        draw_ground(plot, chart.series);
    }
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        draw_bars(plot, chart.series, i);
    }
    return plot.finish();
}

std::string pareto_rows(const BarChart& chart, const DrawnPart& part, const ChartValues& shares) {
    RowPlot plot(chart.frame, part, texts_of(part, [&](std::size_t i) {
                     return RowTexts{value_label(drawn_sum(chart.series, i), chart.frame.unit),
                                     value_label(shares[i], ChartUnit::share)};
                 }));
    plot.begin({{"b", 0, chart.frame.value_axis}, {"l", 1, tr("share so far")}}, true);
    draw_bars(plot, chart.series, 0);
    draw_shares(plot, shares);
    return plot.finish();
}

std::string interval_rows(const IntervalChart& chart, const DrawnPart& part) {
    RowPlot plot(
        chart.frame, part, texts_of(part, [&](std::size_t i) {
            const ChartInterval& interval = chart.intervals[i];
            return RowTexts{value_label(drawn_value({interval.value}, 0), chart.frame.unit), interval.note};
        }));
    plot.begin({});
    PathText whiskers;
    PathText dots;
    for (std::size_t i = part.first; i < part.end; ++i) {
        const ChartInterval& interval = chart.intervals[i];
        const auto low = drawn_value({interval.low}, 0);
        const auto high = drawn_value({interval.high}, 0);
        if (low && high) {
            whiskers.move(plot.x_of(*low), plot.y_of(i)).across(plot.x_of(*high));
            for (const double end : {*low, *high}) {
                whiskers.move(plot.x_of(end), plot.y_of(i) - k_whisker_height / 2)
                    .up_or_down(plot.y_of(i) + k_whisker_height / 2);
            }
        }
        if (const auto value = drawn_value({interval.value}, 0)) {
            dots.shape(plot.x_of(*value), plot.y_of(i), "h.01");
        }
    }
    plot.drawing().path("w", whiskers);
    plot.drawing().path(look("d", 0), dots);
    return plot.finish();
}

}  // namespace aftercare
