// What `report tally` was asked for: a list, one or two of its columns, and what is told of each group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/tally.hpp"
#include "aftercare/support/period_unit.hpp"
#include "apps/report/tally_lists.hpp"

namespace aftercare {

/// A column that rows are counted by.
struct TallyDimension {
    std::size_t column = 0;
    std::optional<PeriodUnit> unit = {};  ///< of an instant or day
    std::string key = {};                 ///< of the column printed: `kind`, `received_at_month`
};

struct TallyPlan {
    const TallyList* list = nullptr;
    std::vector<TallyDimension> per;  ///< one or two
    TallyMeasure measure = TallyMeasure::count;
    std::optional<std::size_t> value = {};  ///< the column of sum, mean, median, p90
    std::optional<Filter> fits = {};        ///< of share

    const ListSource& source() const { return *list->source; }
    const Column& column(const TallyDimension& dimension) const {
        return source().columns[dimension.column].column;
    }
};

/// The plan of LIST, `--per A[:UNIT][,B[:UNIT]]` and `--measure`, as far as it can be told without a ledger.
/// Throws Error{usage}.
TallyPlan read_tally(std::string_view list, std::string_view per, std::string_view measure);

/// Days by themselves, weeks by their Monday.
inline bool is_counted_by_day(const TallyDimension& dimension) {
    return dimension.unit == PeriodUnit::day || dimension.unit == PeriodUnit::week;
}

}  // namespace aftercare
