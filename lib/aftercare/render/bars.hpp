// Bars of block characters for a terminal, to stand beside the numbers that they show.
#pragma once

#include <cstddef>
#include <string>

namespace aftercare {

/// `value` as a bar of which `max` is `width` columns long, to the nearest eighth of a column, without
/// blanks behind it. What is more than nothing shows at least ▏, what is more than `max` ends there. "" when
/// there is nothing to show: no value above 0, no `max`, no room.
std::string eighths_bar(double value, double max, std::size_t width);

}  // namespace aftercare
