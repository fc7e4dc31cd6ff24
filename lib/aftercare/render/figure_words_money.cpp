// The words of the measures of core/figures/measures_money.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_money_rows = std::to_array<FigureRow>({
    {"hold_share", "on hold for the owner",
     tr_later("Of the time for which tickets were open in the period: the part in which they were on hold "
              "for the owner's reasons. It has no interval.")},
    {"cost_per_ticket", "cost per ticket",
     tr_later("The mean of what the tickets that were done in the period, and not rejected later, or "
              "answered in it have cost by as-of, a row for each cycle.")},
    {"cost_per_100_units", "cost per 100 homes",
     tr_later("Costs incurred in the period for tickets of homes that were delivered at some time of it, "
              "times 100, divided by the number of these homes. Public areas do not count.")},
    {"recovery_rate", "recovery rate",
     tr_later("Of the money claimed by the back-charges opened in the period, as claimed at the opening: "
              "what had been recovered by as-of. It has no interval.")},
});

}  // namespace

std::span<const FigureRow> money_rows() {
    return k_money_rows;
}

}  // namespace aftercare
