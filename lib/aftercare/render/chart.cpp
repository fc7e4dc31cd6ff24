// What is drawn of a chart, and which way.
#include "aftercare/render/chart.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "aftercare/render/chart_axis.hpp"
#include "aftercare/render/chart_drawing.hpp"
#include "aftercare/render/chart_layouts.hpp"
#include "aftercare/render/words.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_columns_max = 366;
constexpr std::size_t k_rows_max = 30;
constexpr std::size_t k_pareto_rows_max = 20;

DrawnPart latest(const ChartFrame& frame) {
    const std::size_t count = frame.categories.size();
    return {.first = count - std::min(count, k_columns_max), .end = count};
}

DrawnPart first_rows(const ChartFrame& frame, std::size_t rows_max) {
    return {.end = std::min(frame.categories.size(), rows_max)};
}

/// Tells the part its largest value. Whether there is one at all.
bool find_max(DrawnPart& part, const auto& value_of) {
    bool is_found = false;
    for (std::size_t i = part.first; i < part.end; ++i) {
        const std::optional<double> value = value_of(i);
        is_found = is_found || value.has_value();
        part.max = std::max(part.max, value.value_or(0));
    }
    return is_found;
}

std::optional<double> largest(const std::vector<ChartSeries>& series, std::size_t i) {
    std::optional<double> found;
    for (const auto& one : series) {
        found = std::max(found, drawn_value(one.values, i));
    }
    return found;
}

void check_series(const ChartFrame& frame, const std::vector<ChartSeries>& series) {
    assert(series.size() <= k_chart_series_max);
    assert(std::all_of(series.begin(), series.end(),
                       [&](const ChartSeries& one) { return one.values.size() <= frame.categories.size(); }));
}

/// Gives a frame without a description the values that are drawn: `text_of` those of a category, or "".
void describe(ChartFrame& frame, const DrawnPart& part, const auto& text_of) {
    if (!frame.description.empty()) {
        return;
    }
    std::vector<std::string> values;
    for (std::size_t i = part.first; i < part.end; ++i) {
        if (const std::string text = text_of(i); !text.empty()) {
            values.push_back(frame.categories[i] + " " + text);
        }
    }
    frame.description = join_words(values);
}

/// Each series' name and value; without a name the value alone.
std::string values_at(const std::vector<ChartSeries>& series, std::size_t i, ChartUnit unit) {
    std::string text;
    for (const auto& one : series) {
        if (const auto value = drawn_value(one.values, i)) {
            text += (text.empty() ? "" : " ") + (one.name.empty() ? "" : one.name + " ") +
                    value_label(value, unit);
        }
    }
    return text;
}

/// The value, between what it may lie, and the note.
std::string text_of(const ChartInterval& interval, ChartUnit unit) {
    auto text = value_label(drawn_value({interval.value}, 0), unit);
    if (interval.low && interval.high) {
        text += " (" + value_label(interval.low, unit) + " – " + value_label(interval.high, unit) + ")";
    }
    return interval.note.empty() ? text : text + " " + interval.note;
}

/// The chart's categories that have a value, those of largest ones first.
BarChart sorted(const ParetoChart& chart) {
    std::vector<std::size_t> order(chart.frame.categories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return !drawn_value(chart.values, i); });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return drawn_value(chart.values, left) > drawn_value(chart.values, right);
    });
    BarChart bars{.frame = chart.frame, .series = {{.name = {}, .values = {}}}};
    bars.frame.categories.clear();
    for (const std::size_t i : order) {
        bars.frame.categories.push_back(chart.frame.categories[i]);
        bars.series[0].values.push_back(chart.values[i]);
    }
    return bars;
}

/// The share of all that each value and those before it have; none of nothing.
ChartValues shares_so_far(const ChartValues& values) {
    ChartValues sums;
    double sum = 0;
    for (const auto& value : values) {
        sums.emplace_back(sum += value.value_or(0));
    }
    for (auto& so_far : sums) {
        so_far = sum > 0 ? std::optional(*so_far / sum) : std::nullopt;
    }
    return sums;
}

}  // namespace

std::optional<double> drawn_sum(std::span<const ChartSeries> series, std::size_t i) {
    std::optional<double> sum;
    for (const auto& one : series) {
        if (const auto value = drawn_value(one.values, i)) {
            sum = sum.value_or(0) + *value;
        }
    }
    return sum;
}

std::string chart_svg(const LineChart& chart) {
    check_series(chart.frame, chart.series);
    DrawnPart part = latest(chart.frame);
    const bool has_values = find_max(part, [&](std::size_t i) { return largest(chart.series, i); });
    if (!has_values) {
        return empty_chart(chart.frame);
    }
    LineChart described = chart;
    describe(described.frame, part,
             [&](std::size_t i) { return values_at(chart.series, i, chart.frame.unit); });
    return line_columns(described, part);
}

std::string chart_svg(const BarChart& chart) {
    check_series(chart.frame, chart.series);
    DrawnPart part = chart.frame.in_sequence ? latest(chart.frame) : first_rows(chart.frame, k_rows_max);
    if (!find_max(part, [&](std::size_t i) { return drawn_sum(chart.series, i); })) {
        return empty_chart(chart.frame);
    }
    BarChart described = chart;
    describe(described.frame, part,
             [&](std::size_t i) { return values_at(chart.series, i, chart.frame.unit); });
    return chart.frame.in_sequence ? bar_columns(described, part) : bar_rows(described, part);
}

std::string chart_svg(const ParetoChart& chart) {
    assert(chart.values.size() <= chart.frame.categories.size());
    BarChart bars = sorted(chart);
    DrawnPart part = first_rows(bars.frame, k_pareto_rows_max);
    if (!find_max(part, [&](std::size_t i) { return drawn_sum(bars.series, i); })) {
        return empty_chart(chart.frame);
    }
    describe(bars.frame, part, [&](std::size_t i) { return values_at(bars.series, i, bars.frame.unit); });
    return pareto_rows(bars, part, shares_so_far(bars.series[0].values));
}

std::string chart_svg(const IntervalChart& chart) {
    assert(chart.intervals.size() == chart.frame.categories.size());
    DrawnPart part = first_rows(chart.frame, k_rows_max);
    const bool has_values = find_max(part, [&](std::size_t i) {
        const ChartInterval& interval = chart.intervals[i];
        return std::max(drawn_value({interval.value}, 0), drawn_value({interval.high}, 0));
    });
    if (!has_values) {
        return empty_chart(chart.frame);
    }
    IntervalChart described = chart;
    describe(described.frame, part,
             [&](std::size_t i) { return text_of(chart.intervals[i], chart.frame.unit); });
    return interval_rows(described, part);
}

}  // namespace aftercare
