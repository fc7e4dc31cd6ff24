// How old open tickets are: in days of 24 hours, by the classes of rules.md §6 as the trade counts them.
#pragma once

#include "aftercare/core/code_list.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// A class of ages, by the days that it begins with; a class includes its lower bound.
enum class AgeClass { day_0, day_1, day_3, day_7, day_15, day_30, day_60, day_90, day_180 };
/// Their codes, as measures of `report ageing`.
constexpr auto k_age_class_codes = code_table<AgeClass>({{AgeClass::day_0, "age_0d"},
                                                         {AgeClass::day_1, "age_1d"},
                                                         {AgeClass::day_3, "age_3d"},
                                                         {AgeClass::day_7, "age_7d"},
                                                         {AgeClass::day_15, "age_15d"},
                                                         {AgeClass::day_30, "age_30d"},
                                                         {AgeClass::day_60, "age_60d"},
                                                         {AgeClass::day_90, "age_90d"},
                                                         {AgeClass::day_180, "age_180d"}});

/// The class of an age; one below zero is of the first.
AgeClass age_class(Seconds age);

}  // namespace aftercare
