// Charts over a sequence: columns side by side, values upwards.
#include "aftercare/render/chart_axis.hpp"
#include "aftercare/render/chart_drawing.hpp"
#include "aftercare/render/chart_layouts.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_column_steps_max = 5;
constexpr double k_plot_height = 130;
constexpr double k_bar_width_max = 36;
constexpr std::size_t k_column_label_columns_max = 14;
/// So many points have a marker each; of more only the ends of a line.
constexpr std::size_t k_marked_points_max = 14;
/// What is less high would not be seen.
constexpr double k_least_height = 1;

/// The plot of columns, and what stands around it.
class ColumnPlot {
  public:
    ColumnPlot(const ChartFrame& frame, const DrawnPart& part)
        : m_frame(frame),
          m_part(part),
          m_axis(axis_for(part.max, frame.unit, k_column_steps_max)),
          m_drawing(frame) {
        for (std::size_t i = 0; i <= m_axis.steps; ++i) {
            m_left = std::max(m_left, drawn_width(m_axis.label(i)) + k_text_gap);
        }
    }

    /// Legend, axis and labels.
    void begin(std::string_view look_part, const std::vector<ChartSeries>& series) {
        double y = m_drawing.legend(k_line_height, legend_of(look_part, series));
        m_drawing.text(0, y, Anchor::start,
                       chart_label(m_frame.value_axis, columns_within(k_chart_width)).shown);
        m_bottom = y + k_line_height + k_plot_height;
        PathText grid;
        for (std::size_t i = 0; i <= m_axis.steps; ++i) {
            const double at = y_of(static_cast<double>(i) * m_axis.step);
            m_drawing.text(m_left - k_text_gap, at + k_half_letter, Anchor::end, m_axis.label(i));
            if (i > 0) {
                grid.move(m_left, at).across(k_chart_width);
            }
        }
        m_drawing.path("g", grid);
        write_labels();
    }

    std::string finish() {
        m_drawing.path("a", PathText().move(m_left, m_bottom).across(k_chart_width));
        double y = m_bottom + k_line_height;
        for (const auto& line : {m_frame.category_axis, left_out()}) {
            if (!line.empty()) {
                y += k_line_height;
                m_drawing.text((m_left + k_chart_width) / 2, y, Anchor::middle,
                               chart_label(line, columns_within(k_chart_width - m_left)).shown);
            }
        }
        return m_drawing.svg(y + k_text_gap);
    }

    const DrawnPart& part() const { return m_part; }
    double slot() const { return (k_chart_width - m_left) / static_cast<double>(m_part.size()); }
    double bar_width() const { return std::min(k_bar_width_max, slot() * 0.8); }
    double x_of(std::size_t i) const {
        return m_left + (static_cast<double>(i - m_part.first) + 0.5) * slot();
    }
    double y_of(double value) const { return m_bottom - value / m_axis.top() * k_plot_height; }
    double left() const { return m_left; }
    double bottom() const { return m_bottom; }
    Drawing& drawing() { return m_drawing; }

  private:
    void write_labels() {
        std::vector<ChartLabel> labels;
        std::vector<LabelSpan> spans;
        for (std::size_t i = m_part.first; i < m_part.end; ++i) {
            labels.push_back(chart_label(m_frame.categories[i], k_column_label_columns_max));
            const double width = drawn_width(labels.back().shown);
            const double begin = std::clamp(x_of(i) - width / 2, 0.0, k_chart_width - width);
            spans.push_back({begin, begin + width});
        }
        for (const std::size_t i : labels_with_room(spans)) {
            m_drawing.text((spans[i].begin + spans[i].end) / 2, m_bottom + k_line_height, Anchor::middle,
                           labels[i].shown, labels[i].whole);
        }
    }

    std::string left_out() const {
        return m_part.first == 0
                   ? ""
                   : form(tr("{count} earlier ones are not drawn"), fmt::arg("count", m_part.first));
    }

    const ChartFrame& m_frame;
    const DrawnPart& m_part;
    ChartAxis m_axis;
    Drawing m_drawing;
    double m_left = 0;
    double m_bottom = 0;
};

/// A line through the values there are, and markers where one is needed to see it or there are few.
void draw_line(ColumnPlot& plot, const ChartSeries& series, std::size_t look_of) {
    PathText line;
    PathText markers;
    const bool are_all_marked = plot.part().size() <= k_marked_points_max;
    const auto value_at = [&](std::size_t i) {
        return i < plot.part().first ? std::nullopt : drawn_value(series.values, i);
    };
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        const auto value = value_at(i);
        if (!value) {
            continue;
        }
        const bool begins = i == 0 || !value_at(i - 1);
        const bool ends = i + 1 == plot.part().end || !value_at(i + 1);
        if (begins) {
            line.move(plot.x_of(i), plot.y_of(*value));
        } else {
            line.line(plot.x_of(i), plot.y_of(*value));
        }
        if (are_all_marked || begins || ends) {
            markers.shape(plot.x_of(i), plot.y_of(*value), marker(look_of));
        }
    }
    plot.drawing().path(look("l", look_of), line);
    plot.drawing().path(look("k", look_of), markers);
}

/// The ground of bars on each other, which shows through their textures.
void draw_ground(ColumnPlot& plot, const std::vector<ChartSeries>& series) {
    PathText bars;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        if (const double sum = drawn_sum(series, i).value_or(0); sum > 0) {
            bars.move(plot.x_of(i), plot.bottom()).up_or_down(plot.y_of(sum));
        }
    }
    plot.drawing().path("u", bars, plot.bar_width());
}

/// The bars of one series on those below it.
void draw_bars(ColumnPlot& plot, const std::vector<ChartSeries>& series, std::size_t look_of) {
    PathText bars;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        const double below = drawn_sum(std::span(series).first(look_of), i).value_or(0);
        const double above = below + drawn_value(series[look_of].values, i).value_or(0);
        if (above > below) {
            const double foot = plot.y_of(below);
            bars.move(plot.x_of(i), foot).up_or_down(std::min(plot.y_of(above), foot - k_least_height));
        }
    }
    plot.drawing().path(look("b", look_of), bars, plot.bar_width());
}

/// The sum of each bar above it, where all of them have room.
void write_sums(ColumnPlot& plot, const BarChart& chart) {
    std::vector<LabelSpan> spans;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        const double width = drawn_width(value_label(drawn_sum(chart.series, i), chart.frame.unit));
        spans.push_back({plot.x_of(i) - width / 2, plot.x_of(i) + width / 2});
    }
    const bool fit = spans.front().begin >= plot.left() && spans.back().end <= k_chart_width;
    if (!fit || labels_with_room(spans).size() < spans.size()) {
        return;
    }
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        const auto sum = drawn_sum(chart.series, i);
        plot.drawing().text(plot.x_of(i), plot.y_of(sum.value_or(0)) - k_half_letter, Anchor::middle,
                            value_label(sum, chart.frame.unit));
    }
}

/// A short line where the sum is 0, so that nothing was found looks other than nothing is known.
void draw_zeros(ColumnPlot& plot, const BarChart& chart) {
    PathText marks;
    for (std::size_t i = plot.part().first; i < plot.part().end; ++i) {
        if (drawn_sum(chart.series, i) == 0.0) {
            const double left = plot.x_of(i) - plot.bar_width() / 2;
            marks.move(left, plot.bottom() - k_least_height).across(left + plot.bar_width());
        }
    }
    plot.drawing().path("w", marks);
}

}  // namespace

std::string line_columns(const LineChart& chart, const DrawnPart& part) {
    ColumnPlot plot(chart.frame, part);
    plot.begin("l", chart.series);
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        draw_line(plot, chart.series[i], i);
    }
    return plot.finish();
}

std::string bar_columns(const BarChart& chart, const DrawnPart& part) {
    ColumnPlot plot(chart.frame, part);
    plot.begin("b", chart.series);
    if (chart.series.size() > 1) {
        draw_ground(plot, chart.series);
    }
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        draw_bars(plot, chart.series, i);
    }
    draw_zeros(plot, chart);
    write_sums(plot, chart);
    return plot.finish();
}

}  // namespace aftercare
