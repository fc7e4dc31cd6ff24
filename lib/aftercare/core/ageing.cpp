#include "aftercare/core/ageing.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

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

bool is_over(State state) {
    return state == State::closed || state == State::declined || state == State::withdrawn;
}

}  // namespace

AgeClass age_class(Seconds age) {
    std::size_t last = 0;
    while (last + 1 < k_first_days.size() && age.count >= k_first_days[last + 1] * k_24_hours.count) {
        ++last;
    }
    return static_cast<AgeClass>(last);
}

Seconds time_over(const std::vector<TicketEntry>& entries, const std::vector<std::optional<State>>& entered) {
    assert(entries.size() == entered.size());
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].stamp.at < entries[b].stamp.at; });
    Seconds over{0};
    std::optional<Instant> since;
    for (const auto i : order) {
        if (entries[i].struck || !entered[i]) {
            continue;
        }
        const auto at = entries[i].stamp.at;
        if (is_over(*entered[i])) {
            since = since ? since : at;
        } else if (is_open(*entered[i])) {
            over.count += since ? (at - *since).count : 0;
            since.reset();
        }
    }
    return over;
}

}  // namespace aftercare
