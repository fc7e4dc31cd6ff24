// What is drawn of a chart, and which way.
#include "aftercare/render/chart.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "aftercare/render/chart_drawing.hpp"
#include "aftercare/render/chart_layouts.hpp"

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
    return has_values ? line_columns(chart, part) : empty_chart(chart.frame);
}

std::string chart_svg(const BarChart& chart) {
    check_series(chart.frame, chart.series);
    DrawnPart part = chart.frame.in_sequence ? latest(chart.frame) : first_rows(chart.frame, k_rows_max);
    if (!find_max(part, [&](std::size_t i) { return drawn_sum(chart.series, i); })) {
        return empty_chart(chart.frame);
    }
    return chart.frame.in_sequence ? bar_columns(chart, part) : bar_rows(chart, part);
}

std::string chart_svg(const ParetoChart& chart) {
    assert(chart.values.size() <= chart.frame.categories.size());
    const BarChart bars = sorted(chart);
    DrawnPart part = first_rows(bars.frame, k_pareto_rows_max);
    if (!find_max(part, [&](std::size_t i) { return drawn_sum(bars.series, i); })) {
        return empty_chart(chart.frame);
    }
    return pareto_rows(bars, part, shares_so_far(bars.series[0].values));
}

std::string chart_svg(const IntervalChart& chart) {
    assert(chart.intervals.size() == chart.frame.categories.size());
    DrawnPart part = first_rows(chart.frame, k_rows_max);
    const bool has_values = find_max(part, [&](std::size_t i) {
        const ChartInterval& interval = chart.intervals[i];
        return std::max(drawn_value({interval.value}, 0), drawn_value({interval.high}, 0));
    });
    return has_values ? interval_rows(chart, part) : empty_chart(chart.frame);
}

}  // namespace aftercare
