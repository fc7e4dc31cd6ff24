// The statistics behind the figures of reports: how sure a share is, what lies in the middle.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace aftercare {

/// A share or mean lies in it with a probability of 95 %.
struct Interval {
    double low = 0;
    double high = 0;
};

/// The 0.975 quantile of the normal distribution.
constexpr double k_z_95 = 1.959963984540054;

/// Wilson's interval of a share of `denominator` cases (Wilson 1927, without correction for continuity).
/// Nothing when the denominator is not positive.
std::optional<Interval> wilson_interval(std::int64_t numerator, std::int64_t denominator);

/// The same of a weighted share: `size` is the number of cases that would say as much if all weighed the same
/// (Kish 1965: the square of the sum of the weights by the sum of their squares).
std::optional<Interval> wilson_interval(double share, double size);

/// How often each value occurs.
using Occurrences = std::map<std::int64_t, std::int64_t>;

/// The nearest rank of a quantile among `count` values in their order, from 1: ceil(count × percent / 100).
/// `percent` is 1 to 100.
std::int64_t nearest_rank(std::int64_t count, int percent);

/// The value at the nearest rank: the smallest that at least `percent` in a hundred of all do not exceed.
/// Nothing of nothing. Sorts `values`.
std::optional<std::int64_t> quantile(std::vector<std::int64_t>& values, int percent);
std::optional<std::int64_t> quantile(const Occurrences& values, int percent);

/// The mean of the values with its 95 % interval by the normal distribution, which two values and more have:
/// not below zero where no value is.
struct Mean {
    double mean = 0;
    std::optional<Interval> interval;
};
/// Nothing of nothing. With `weights`, one a value, of a sample whose strata were drawn at different rates:
/// the interval is that of as many values as say as much unweighted (Kish 1965). Without any, all weigh the
/// same.
std::optional<Mean> mean_of(const std::vector<std::int64_t>& values, const std::vector<double>& weights = {});

}  // namespace aftercare
