#include "aftercare/render/chart_axis.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>

#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/time_words.hpp"

namespace aftercare {

namespace {

constexpr double k_minute = 60;
constexpr double k_hour = 3600;
constexpr double k_day = 86400;
constexpr double k_smallest = 1e-9;  ///< what is less is nothing on any axis
constexpr double k_exact_max = 1e15;

/// What numbers are written in: `size` as 1, with the word behind it.
struct Scale {
    double size;
    std::string_view word;
};
constexpr std::array k_english_scales = {Scale{1e12, "T"}, Scale{1e9, "B"}, Scale{1e6, "M"}, Scale{1e3, "k"}};
constexpr std::array k_chinese_scales = {Scale{1e12, "万亿"}, Scale{1e8, "亿"}, Scale{1e4, "万"}};
constexpr double k_scaled_from = 1e5;

/// `value` with so many decimals, no locale; where digits would not end, the first six of them.
std::string fixed_text(double value, int decimals) {
    std::array<char, 64> text;
    char* const last = text.data() + text.size();
    const auto end = std::abs(value) < k_exact_max
                         ? std::to_chars(text.data(), last, value, std::chars_format::fixed, decimals)
                         : std::to_chars(text.data(), last, value, std::chars_format::general, 6);
    return {text.data(), end.ptr};
}

/// The same without zeros at the end of its decimals.
std::string trimmed_text(double value, int decimals) {
    std::string text = fixed_text(value, decimals);
    if (text.find('.') != std::string::npos && text.find('e') == std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return text;
}

Scale time_scale(double max) {
    if (max > 3 * k_day) {
        return {k_day, "d"};
    }
    return max > 2 * k_hour || max < k_smallest ? Scale{k_hour, "h"} : Scale{k_minute, "m"};
}

Scale large_scale(double size, double max) {
    const std::span<const Scale> scales = current_language() == Language::zh
                                              ? std::span<const Scale>(k_chinese_scales)
                                              : std::span<const Scale>(k_english_scales);
    if (max / size >= k_scaled_from) {
        for (const auto& scale : scales) {
            if (max / size >= scale.size) {
                return {scale.size * size, scale.word};
            }
        }
    }
    return {size, ""};
}

Scale scale_of(double max, ChartUnit unit) {
    switch (unit) {
        case ChartUnit::share:
            return {0.01, "%"};
        case ChartUnit::seconds:
            return time_scale(max);
        case ChartUnit::fen:
            return large_scale(100, max);
        case ChartUnit::count:
        case ChartUnit::number:
            break;
    }
    return large_scale(1, max);
}

/// The least of 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 … that is not below `least`.
double round_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - k_smallest)) {
            return factor * power;
        }
    }
    return 10 * power;
}

}  // namespace

std::string ChartAxis::label(std::size_t i) const {
    return i == 0 ? "0" : fixed_text(static_cast<double>(i) * step / written, decimals) + suffix;
}

ChartAxis axis_for(double max, ChartUnit unit, std::size_t steps_max) {
    const Scale scale = scale_of(max, unit);
    const double nothing = unit == ChartUnit::share ? 100 : 1;
    const double most = max / scale.size < k_smallest ? nothing : max / scale.size;
    double step = round_step(most / static_cast<double>(steps_max));
    if (unit == ChartUnit::count && scale.size == 1) {
        step = std::max(step, 1.0);
    }
    ChartAxis axis;
    axis.step = step * scale.size;
    axis.steps = static_cast<std::size_t>(std::max(1.0, std::ceil(most / step * (1 - k_smallest))));
    axis.written = scale.size;
    axis.decimals = static_cast<int>(std::max(0.0, -std::floor(std::log10(step) + k_smallest)));
    axis.suffix = scale.word;
    return axis;
}

std::string value_label(std::optional<double> value, ChartUnit unit) {
    if (!value) {
        return "–";
    }
    const auto whole = [&] { return static_cast<std::int64_t>(std::llround(std::min(*value, 9e18))); };
    switch (unit) {
        case ChartUnit::count:
            return fixed_text(*value, 0);
        case ChartUnit::number:
            return trimmed_text(*value, 2);
        case ChartUnit::share:
            return trimmed_text(*value * 100, 1) + "%";
        case ChartUnit::seconds:
            return format_duration({whole()});
        case ChartUnit::fen:
            return format_yuan({whole()});
    }
    return {};
}

}  // namespace aftercare
