#include "apps/report/ticket_dimension.hpp"

#include <array>

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

constexpr auto k_dimensions = std::to_array<std::string_view>(
    {"state", "project", "phase", "kind", "channel", "element", "defect", "category", "urgency", "cause",
     "liability", "warranty_class", "party", "handler", "next_action"});

}  // namespace

void describe_dimension(Options& options, std::string& into) {
    options.text(into, "per", "DIM",
                 tr_later("a column of tickets: state, project, kind, category, handler, party, …"),
                 Need::optional, check_not_empty);
}

void describe_where(Options& options, CommonOptions& common) {
    options.value(common.list.where, "where", "FILTER", tr_later("rows that fit; several are joined by and"));
}

std::size_t ticket_dimension(std::string_view typed, std::string_view report) {
    std::vector<ListColumn> columns;
    for (const auto key : k_dimensions) {
        columns.push_back(k_ticket_list.columns[*find_column(k_ticket_list, key)]);
    }
    const ListSource known = {.name = report, .from = "", .order = "", .columns = columns};
    const auto column = column_named(known, typed == "repairer" ? "party" : typed);
    return *find_column(k_ticket_list, columns[column].column.key);
}

}  // namespace aftercare
