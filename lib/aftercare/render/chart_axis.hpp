// How a chart writes numbers: the round ones of an axis, and the value beside a bar. Private to render.
#pragma once

#include <cstddef>
#include <string>

#include "aftercare/render/chart.hpp"

namespace aftercare {

/// An axis from 0 in steps of 1, 2 or 5 times a power of ten of what it is written in: percents, hours, days,
/// yuan, from 100,000 on also thousands or 万.
struct ChartAxis {
    double step = 1;        ///< in values
    std::size_t steps = 1;  ///< how many there are, at least one
    double written = 1;     ///< a value that is written as 1
    int decimals = 0;
    std::string suffix;  ///< behind each number

    double top() const { return step * static_cast<double>(steps); }
    /// The number at the end of the i-th step with the suffix; the 0th is `0` alone.
    std::string label(std::size_t i) const;
};

/// The axis of fewest steps, at most `steps_max`, that reaches `max` and has no room for a step more.
ChartAxis axis_for(double max, ChartUnit unit, std::size_t steps_max);

/// One value for people, exact as far as that helps: `93.2%`, `2d 3h`, `1234.56`. A missing one is `–`.
std::string value_label(std::optional<double> value, ChartUnit unit);

}  // namespace aftercare
