// The groups of a tally: counted, joined, put in order.
#pragma once

#include <map>
#include <vector>

#include "aftercare/store/queries/tally.hpp"
#include "apps/report/tally_plan.hpp"

namespace aftercare {

/// A group, by what its rows have in each column that they are counted by. Of a time that is the first day of
/// its unit.
struct TallyGroup {
    std::vector<TallyKey> per;
    Tallied tallied;
};

/// The values of a column, each with its rows, in their order: by size or rank where they have one, else
/// those of most rows first; what is empty last.
std::vector<TallyKey> values_in_order(const std::map<TallyKey, std::int64_t>& rows, const Column& column);

/// All groups of a tally.
struct TallyGroups {
    std::vector<TallyGroup> groups;
    /// Of each column that is counted by its values, in the order in which the groups have them.
    std::vector<std::vector<TallyKey>> values;
};

/// Counts the rows. Memory by the groups, and for quantiles by their different values, not by the rows.
TallyGroups count_groups(const TallyPlan& plan, const std::vector<Filter>& filters, Session& session);

/// The group of the rows of all groups from that one on.
Tallied joined(const std::vector<TallyGroup>& groups, std::size_t from = 0);

/// What is told of a group in figures, of a mean and a share with what they are made of.
struct TallyResult {
    std::int64_t rows = 0;
    std::optional<std::int64_t> whole;  ///< the figure where it is an integer: fen, seconds, a number
    /// A mean or a share as a fraction; without a numerator it is none.
    std::optional<std::int64_t> numerator;
    std::optional<std::int64_t> denominator;

    /// The figure, exactly where that can be: nothing when nothing is known, or there is nothing to divide
    /// by.
    std::optional<double> value() const;
};

/// Throws Error{fact} for a sum that no integer holds.
TallyResult tally_result(const Tallied& group, TallyMeasure measure);

/// The figures that are printed of a group, in the order of their columns.
enum class TallyFigure { rows, value, numerator, denominator };
constexpr std::size_t k_tally_figures = 4;

/// By what the groups are sorted: one of the columns counted by, or behind them a figure.
struct TallySort {
    std::size_t column = 0;
    bool descending = false;
};

/// Sorts the groups; those that are equal keep their order, what is empty comes last.
void sort_groups(std::vector<TallyGroup>& groups, const TallyPlan& plan, const std::vector<TallySort>& keys);

}  // namespace aftercare
