#include "aftercare/core/figures/statistics.hpp"

#include <algorithm>
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
    return Interval{std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::optional<Interval> wilson_interval(std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) {
        return std::nullopt;
    }
    const auto size = static_cast<double>(denominator);
    return wilson_interval(static_cast<double>(numerator) / size, size);
}

std::optional<std::int64_t> quantile(std::vector<std::int64_t>& values, double share) {
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

std::optional<Mean> mean_of(const std::vector<std::int64_t>& values) {
    if (values.empty()) {
        return std::nullopt;
    }
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const auto value : values) {
        sum += static_cast<double>(value);
    }
    Mean answer{sum / n, std::nullopt};
    if (values.size() > 1) {
        double squares = 0;
        for (const auto value : values) {
            const double by = static_cast<double>(value) - answer.mean;
            squares += by * by;
        }
        const double half = k_z_95 * std::sqrt(squares / (n - 1) / n);
        answer.interval = Interval{answer.mean - half, answer.mean + half};
    }
    return answer;
}

}  // namespace aftercare
