// The rows of the words of measures, a table beside each table of measures. Private to render.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace aftercare {

/// What a measure is called and what it counts. All texts are msgids, the name's context is "measure".
struct FigureRow {
    std::string_view code;
    const char* name;
    const char* definition;   ///< `{days}` stands for the measure's number
    const char* source = "";  ///< outside the house; empty where the rule is ours
};

std::span<const FigureRow> flow_rows();
std::span<const FigureRow> clock_rows();
std::span<const FigureRow> stock_rows();
std::span<const FigureRow> quality_rows();
std::span<const FigureRow> owner_rows();
std::span<const FigureRow> money_rows();
std::span<const FigureRow> order_rows();
std::span<const FigureRow> report_rows();
std::span<const FigureRow> beneath_rows();
std::span<const FigureRow> suggestion_rows();

/// All of them, in the order of measures().
const std::vector<FigureRow>& figure_rows();

}  // namespace aftercare
