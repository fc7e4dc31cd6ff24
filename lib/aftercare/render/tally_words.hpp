// English words of what `report tally` counts, and how. Private to render.
#pragma once

#include <array>

#include "aftercare/core/tally.hpp"
#include "aftercare/render/code_words.hpp"

namespace aftercare {

constexpr auto k_tally_measure_words = words_of<TallyMeasure>({{TallyMeasure::count, "count"},
                                                                      {TallyMeasure::sum, "sum"},
                                                                      {TallyMeasure::mean, "mean"},
                                                                      {TallyMeasure::median, "median"},
                                                                      {TallyMeasure::p90, "p90"},
                                                                      {TallyMeasure::share, "share"}});
constexpr auto k_period_unit_words = std::to_array<CodeWord>(
    {{"day", "day"}, {"week", "week"}, {"month", "month"}, {"quarter", "quarter"}, {"year", "year"}});
/// The lists that `report tally` counts.
constexpr auto k_tally_list_words = std::to_array<CodeWord>({{"tickets", "tickets"},
                                                                    {"ledger", "ledger"},
                                                                    {"overdue", "overdue"},
                                                                    {"due", "due soon"},
                                                                    {"silent", "silent"},
                                                                    {"promises", "promises"},
                                                                    {"orders", "work orders"},
                                                                    {"callbacks", "callbacks"},
                                                                    {"costs", "costs"},
                                                                    {"audit", "journal"},
                                                                    {"warranty", "warranties"},
                                                                    {"units", "units"},
                                                                    {"parties", "parties"},
                                                                    {"staff", "staff"}});

}  // namespace aftercare
