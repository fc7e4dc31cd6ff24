// A tally on its way out: long rows for programs, a table with totals for people.
#pragma once

#include "apps/report/tally_groups.hpp"

namespace aftercare {

/// The columns of the long rows: those counted by, then the figures. They refer to the plan.
std::vector<ListColumn> tally_columns(const TallyPlan& plan);

/// What of a tally is printed.
struct TallyOutput {
    std::vector<std::size_t> columns = {};  ///< of tally_columns; empty: those of the format
    std::optional<std::int64_t> limit = {};
    bool in_rows = false;  ///< for people too, whatever could be laid out across
};

/// Prints the groups. Totals, and the groups behind the limit as one, are for people alone, so that a sum
/// over a column of csv is right.
void print_tally(Session& session, const TallyPlan& plan, const TallyGroups& all, const TallyOutput& output);

}  // namespace aftercare
