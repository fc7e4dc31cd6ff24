// The words of the measures of core/figures/measures_suggestions.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_suggestions_rows = std::to_array<FigureRow>({
    {"suggestions", "suggestions and praise", tr_later("Suggestions and praise received in the period.")},
    {"suggestions_in_time", "suggestions answered in time",
     tr_later("Of the suggestions and praise received in the period whose date for the answer is past: those "
              "whose first cycle was answered by it. What was withdrawn, declined or closed for the owner's "
              "reasons by then is left out; what is open, left later or ended otherwise is a miss.")},
    {"suggestions_adopted", "suggestions adopted",
     tr_later("Of the suggestions received in the period that were ever answered: those that were adopted. "
              "Praise is left out.")},
});

}  // namespace

std::span<const FigureRow> suggestion_rows() {
    return k_suggestions_rows;
}

}  // namespace aftercare
