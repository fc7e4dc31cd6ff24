// The words of the measures of core/figures/measures_quality.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_quality_rows = std::to_array<FigureRow>({
    {"resolution_time", "resolution time",
     tr_later("Of the tickets received in the period: the time from the receipt to the first done that was "
              "accepted, or to the answer. What still awaits its verification is not in it.")},
    {"first_time_fix", "first-time fix",
     tr_later("Of the tickets whose first accepted completion has its repeat window end in the period and by "
              "as-of: those done in their first cycle, with no reject, no reopening, and no new report of "
              "the same thing in the same place up to that end.")},
    {"single_visit_fix", "fixed in one visit",
     tr_later("The same as `first_time_fix`, and with exactly one arrival for the repair up to the end of "
              "the window. Surveys do not count as visits.")},
    {"repeat_repair", "repeat repairs",
     tr_later("Of the tickets whose first accepted completion has its repeat window end in the period and by "
              "as-of: those that were reopened, or reported anew in the same place, within it.")},
    {"reopen_rate", "reopening rate",
     tr_later("Of the tickets whose first closing by us has its repeat window end in the period and by "
              "as-of: those reopened within it. Closings for the owner's reasons and imports are left out.")},
    {"first_check_pass", "passed the first check",
     tr_later("Of the tickets whose first verdict on a repair fell in the period, a verification by somebody "
              "or a reject: those that passed. No objection is no verdict.")},
    {"leak_cured", "leaks cured at once",
     tr_later("Of the leaks whose first accepted completion has its repeat window end in the period and by "
              "as-of: those neither reopened nor reported anew within it.")},
    {"leak_back", "leaks that came back",
     tr_later("Of the leaks of `leak_cured`: those that were reopened or reported anew within the window.")},
    {"record_completeness", "records complete",
     tr_later("Of the cycles done in the period, and not rejected later, or answered in it: those in which "
              "every finished repair order was served, acknowledged and arrived at.")},
    {"qualified_visit", "qualified visits",
     tr_later("Of the repair orders done in the period whose callbacks of that cycle have ended: those "
              "dispatched, visited and finished in time, with no owner's score of 1 or 2, and served, "
              "acknowledged and arrived at. Time on hold for the owner's reasons puts off the finish.")},
    {"replaced_repairs", "repairs by a replacement",
     tr_later("Orders issued in the period that replace one of a party in default.")},
});

}  // namespace

std::span<const FigureRow> quality_rows() {
    return k_quality_rows;
}

}  // namespace aftercare
