#include "aftercare/core/figures/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace aftercare {

std::optional<Interval> wilson_interval(double share, double size) {
    if (size <= 0) {
        return std::nullopt;
    }
    const double z_square = k_z_95 * k_z_95;
    const double by = 1 + z_square / size;
    const double middle = (share + z_square / (2 * size)) / by;
    const double half = k_z_95 / by * std::sqrt(share * (1 - share) / size + z_square / (4 * size * size));
    return Interval{share <= 0 ? 0 : std::max(0.0, middle - half),
                    share >= 1 ? 1 : std::min(1.0, middle + half)};
}

std::optional<Interval> wilson_interval(std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) {
        return std::nullopt;
    }
    const auto size = static_cast<double>(denominator);
    return wilson_interval(static_cast<double>(numerator) / size, size);
}

std::int64_t nearest_rank(std::int64_t count, int percent) {
    assert(percent >= 1 && percent <= 100);
    // Whole hundreds and the rest apart: no product of the count is needed.
    return count / 100 * percent + (count % 100 * percent + 99) / 100;
}

std::optional<std::int64_t> quantile(std::vector<std::int64_t>& values, int percent) {
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(nearest_rank(std::ssize(values), percent) - 1)];
}

std::optional<std::int64_t> quantile(const Occurrences& values, int percent) {
    std::int64_t count = 0;
    for (const auto& [value, times] : values) {
        count += times;
    }
    auto rank = nearest_rank(count, percent);
    for (const auto& [value, times] : values) {
        rank -= times;
        if (rank <= 0) {
            return value;
        }
    }
    return std::nullopt;
}

std::optional<Mean> mean_of(const std::vector<std::int64_t>& values, const std::vector<double>& weights) {
    if (values.empty()) {
        return std::nullopt;
    }
    const auto weight = [&](std::size_t i) { return weights.empty() ? 1.0 : weights[i]; };
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    double of_weights = 0;
    double of_squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += weight(i) * static_cast<double>(values[i]);
        of_weights += weight(i);
        of_squares += weight(i) * weight(i);
    }
    Mean answer{sum / of_weights, std::nullopt};
    if (values.size() > 1) {
        double spread = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double by = static_cast<double>(values[i]) - answer.mean;
            spread += weight(i) * by * by;
        }
        const double variance = spread / of_weights * n / (n - 1);
        const double size = of_weights * of_weights / of_squares;
        const double half = k_z_95 * std::sqrt(variance / size);
        const bool any_below_zero =
            std::any_of(values.begin(), values.end(), [](auto value) { return value < 0; });
        const double low = answer.mean - half;
        answer.interval = Interval{any_below_zero ? low : std::max(low, 0.0), answer.mean + half};
    }
    return answer;
}

}  // namespace aftercare
