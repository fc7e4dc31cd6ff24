// The words of the measures of core/figures/measures_stock.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_long_overdue = tr_later(
    "Tickets open and not done at the end of the period, or at as-of where that comes first, more than "
    "{days} days of 24 hours past the policy's own date.");

constexpr auto k_stock_rows = std::to_array<FigureRow>({
    {"open_now", "open now",
     tr_later("Tickets open at the end of the period, or at as-of where that comes first.")},
    {"overdue_now", "overdue now",
     tr_later("Tickets, open or not, with any running clock past its due at the end of the period, or at "
              "as-of where that comes first.")},
    {"due_soon", "due soon",
     tr_later("Tickets with a running clock, not suspended, that falls due from the end of the period, or "
              "from as-of where that comes first, within the time that the policy calls soon, by the "
              "calendar of the default project.")},
    {"silent_now", "silent now",
     tr_later("Tickets whose owner has not heard from us within the limit at the end of the period, or at "
              "as-of where that comes first.")},
    {"callbacks_due", "callbacks due",
     tr_later("Tickets with a callback that is due and that may be made, or tried again, at the end of the "
              "period, or at as-of where that comes first.")},
    {"backlog", "backlog",
     tr_later("Repairs open at the end of the period, or at as-of where that comes first; with a suffix the "
              "tickets of that group.")},
    {"backlog_age", "age of the backlog",
     tr_later("How long the tickets of the backlog have been open by that instant, without the spans in "
              "which they were closed.")},
    {"overdue_rate", "overdue rate",
     tr_later(
         "Of the tickets open at the end of the period, or at as-of where that comes first, that have a date "
         "for the resolution: those past the date in force. What awaits its verification is not overdue.")},
    {"overdue_seconds", "time overdue",
     tr_later("The sum of the times by which the overdue tickets of `overdue_rate` are past their date.")},
    {"long_overdue_30", "overdue over 30 days", k_long_overdue},
    {"long_overdue_60", "overdue over 60 days", k_long_overdue},
    {"long_overdue_90", "overdue over 90 days", k_long_overdue},
    {"long_overdue_180", "overdue over 180 days", k_long_overdue},
});

}  // namespace

std::span<const FigureRow> stock_rows() {
    return k_stock_rows;
}

}  // namespace aftercare
