// What the rows of a group come to: how many there are, and a sum, mean or quantile of one of their values.
//
// Groups are joined by adding, so that a total is that of its groups; quantiles are exact, from how often
// each value occurs. Nothing is rounded here. A value that is not known is in no sum, mean or quantile.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "aftercare/core/code_list.hpp"
#include "aftercare/core/figures/statistics.hpp"

namespace aftercare {

/// What is told of a group.
enum class TallyMeasure {
    count,   ///< its rows
    sum,     ///< of the values that are known
    mean,    ///< of the same: their sum by their number
    median,  ///< by nearest rank
    p90,     ///< by nearest rank
    share,   ///< rows that fit, by all rows
};

constexpr auto k_tally_measure_codes = code_table<TallyMeasure>({{TallyMeasure::count, "count"},
                                                                 {TallyMeasure::sum, "sum"},
                                                                 {TallyMeasure::mean, "mean"},
                                                                 {TallyMeasure::median, "median"},
                                                                 {TallyMeasure::p90, "p90"},
                                                                 {TallyMeasure::share, "share"}});
AFTERCARE_CODE_LIST(TallyMeasure, tally_measure);

/// A group of rows.
struct Tallied {
    std::int64_t rows = 0;
    std::int64_t counted = 0;             ///< rows whose value is known; of a share, rows that fit
    std::optional<std::int64_t> sum = 0;  ///< of these values; nothing once it is too large
    Occurrences values = {};              ///< of quantiles alone

    /// Adds `times` rows that have this value, or none. Quantiles need the values kept.
    void add(std::int64_t times, std::optional<std::int64_t> value, bool keeps_values);
    /// Adds another group.
    void join(const Tallied& more);
};

}  // namespace aftercare
