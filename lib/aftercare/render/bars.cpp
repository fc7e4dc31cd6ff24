#include "aftercare/render/bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace aftercare {

namespace {

/// So many eighths of a column; a whole one is a character of its own.
constexpr std::array<std::string_view, 8> k_part = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
constexpr std::string_view k_whole = "█";

}  // namespace

std::string eighths_bar(double value, double max, std::size_t width) {
    const bool is_shown = value > 0 && max > 0 && std::isfinite(value) && width > 0;
    if (!is_shown) {
        return {};
    }
    const double share = std::min(value / max, 1.0);
    const auto eighths = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(share * 8 * static_cast<double>(width))));
    std::string bar;
    for (std::size_t i = 0; i < eighths / 8; ++i) {
        bar += k_whole;
    }
    return bar.append(k_part[eighths % 8]);
}

}  // namespace aftercare
