// English words of what reports count, and how. Private to render.
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
/// What `report ageing` tells of a group of tickets.
constexpr auto k_age_measure_words = std::to_array<CodeWord>({{"open", "open"},
                                                              {"age_0d", "<1 d"},
                                                              {"age_1d", "1-3 d"},
                                                              {"age_3d", "3-7 d"},
                                                              {"age_7d", "7-15 d"},
                                                              {"age_15d", "15-30 d"},
                                                              {"age_30d", "30-60 d"},
                                                              {"age_60d", "60-90 d"},
                                                              {"age_90d", "90-180 d"},
                                                              {"age_180d", "≥180 d"},
                                                              {"p50_seconds", "p50"},
                                                              {"p90_seconds", "p90"},
                                                              {"oldest_seconds", "oldest"}});
/// What `report suggestions` tells of a group of tickets.
constexpr auto k_suggestion_measure_words = std::to_array<CodeWord>(
    {{"received", "received"}, {"answered_in_time", "answered in time"}, {"adopted", "adopted"}});

}  // namespace aftercare
