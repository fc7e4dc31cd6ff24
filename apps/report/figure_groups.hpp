// Groups of figures as reports with tables of their own print them: in order, in words.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "aftercare/render/row_writer.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/tally_words.hpp"

namespace aftercare {

/// What a group has in each dimension; empty where it is not known.
using GroupValues = std::vector<std::string>;

/// Groups by the columns of their dimensions.
struct GroupColumns {
    std::vector<Column> columns;

    /// The columns of the question's dimensions, as lists call them: who repairs is `party`.
    explicit GroupColumns(std::vector<Column> of_question);

    /// `state and kind`.
    std::string heading() const;
    /// The groups, each with its cases, in their order: by the first dimension, then the second; values with
    /// a rank by it, others with the most cases first, what is empty last.
    std::vector<GroupValues> in_order(const std::map<GroupValues, std::int64_t>& cases) const;
    /// The values in words; what is empty has one too.
    std::vector<std::string> words(const GroupValues& group, const WordOf& word) const;
};

/// The options of a report of groups that has measures of its own.
struct GroupRequest {
    FigureRequest figures;
    CommaList<std::string> measures;  ///< none: all

    bool shows(std::string_view measure) const {
        const auto& all = measures.all;
        return all.empty() || std::find(all.begin(), all.end(), measure) != all.end();
    }
};

/// `list` names the code list of its measures.
template <const std::string_view& list>
void describe_group_report(Options& options, GroupRequest& request) {
    describe_groups(options, request.figures);
    options.value(
        request.measures, "measure", "M,…", tr_later("these figures"), Need::optional,
        [](std::string_view typed, CommaList<std::string>& into) { return read_codes(list, typed, into); });
}

/// The group as cells, which point into it.
void append_cells(std::vector<Cell>& row, const GroupValues& group);

}  // namespace aftercare
