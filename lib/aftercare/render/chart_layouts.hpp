// The two ways to lay a chart out, which chart.cpp chooses between. Private to render.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "aftercare/render/chart.hpp"

namespace aftercare {

/// Which of a chart's categories are drawn, from `first` up to but without `end`, and the largest value that
/// has to have room.
struct DrawnPart {
    std::size_t first = 0;
    std::size_t end = 0;
    double max = 0;

    std::size_t size() const { return end - first; }
};

/// The bars of the i-th category on each other; nothing when none of them has a value.
std::optional<double> drawn_sum(std::span<const ChartSeries> series, std::size_t i);

/// Categories side by side, values upwards.
std::string line_columns(const LineChart& chart, const DrawnPart& part);
std::string bar_columns(const BarChart& chart, const DrawnPart& part);

/// Categories below each other, values to the right.
std::string bar_rows(const BarChart& chart, const DrawnPart& part);
std::string interval_rows(const IntervalChart& chart, const DrawnPart& part);
/// `shares` are those of each category and all above it.
std::string pareto_rows(const BarChart& chart, const DrawnPart& part, const ChartValues& shares);

}  // namespace aftercare
