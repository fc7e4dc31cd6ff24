// The words of the measures of core/figures/measures_orders.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_orders_rows = std::to_array<FigureRow>({
    {"orders", "orders", tr_later("Repair orders issued in the period.")},
    {"orders_served", "orders served",
     tr_later("Repair orders first delivered to their party in writing in the period.")},
    {"acknowledged_on_time", "acknowledged in time",
     tr_later("Of the repair orders delivered in the period whose limit is over: those that their party "
              "acknowledged, or came for, within the time that the department has for giving an order out. "
              "Orders that ended before the limit are left out.")},
    {"finished_on_time", "finished in time",
     tr_later("Of the repair orders due in the period: those done by their due, which holds for the owner's "
              "reasons put off. Open past it is a miss; orders that ended before it are left out.")},
    {"no_shows", "no-shows of the party",
     tr_later("Visits in the period to which the order's party did not come.")},
    {"orders_returned", "orders returned",
     tr_later("Repair orders that their party gave back in the period.")},
    {"orders_rejected", "orders rejected",
     tr_later("Orders that were done and failed their verification in the period, each time counted.")},
    {"charges", "back-charges", tr_later("Back-charges opened in the period.")},
    {"charges_claimed", "back-charges claimed",
     tr_later("What was claimed by the back-charges opened in the period, as claimed at their opening.")},
    {"charges_recovered", "back-charges recovered",
     tr_later("What the back-charges opened in the period have brought in by as-of.")},
});

}  // namespace

std::span<const FigureRow> order_rows() {
    return k_orders_rows;
}

}  // namespace aftercare
