#include "aftercare/core/ageing.hpp"

#include "aftercare/support/enum_table.hpp"

namespace aftercare {

namespace {

constexpr auto k_first_days = enum_table<AgeClass, std::int64_t>({{AgeClass::day_0, 0},
                                                                  {AgeClass::day_1, 1},
                                                                  {AgeClass::day_3, 3},
                                                                  {AgeClass::day_7, 7},
                                                                  {AgeClass::day_15, 15},
                                                                  {AgeClass::day_30, 30},
                                                                  {AgeClass::day_60, 60},
                                                                  {AgeClass::day_90, 90},
                                                                  {AgeClass::day_180, 180}});

}  // namespace

AgeClass age_class(Seconds age) {
    std::size_t last = 0;
    while (last + 1 < k_first_days.size() && age.count >= k_first_days[last + 1] * k_24_hours.count) {
        ++last;
    }
    return static_cast<AgeClass>(last);
}

}  // namespace aftercare
