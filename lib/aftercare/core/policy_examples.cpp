#include "aftercare/core/policy_examples.hpp"

#include <algorithm>

namespace aftercare {

namespace {

constexpr int k_friday = 4;
constexpr TimeOfDay k_afternoon{16, 0, 0};

Instant afternoon_of(Day day) {
    return to_instant({to_date(day), k_afternoon});
}

Day next_friday(Instant now) {
    Day day = day_of(now);
    while (weekday(day) != k_friday) {
        ++day.number;
    }
    return day;
}

/// The day before the next holidays that begin after `now`, or before the last ones loaded.
std::optional<Day> holiday_eve(const Policy& policy, Instant now) {
    const auto& holidays = policy.hours.front().working.holidays;
    if (holidays.empty()) {
        return std::nullopt;
    }
    const Day today = day_of(now);
    Day eve;
    for (const Day day : holidays) {
        const Day before{day.number - 1};
        if (std::binary_search(holidays.begin(), holidays.end(), before)) {
            continue;
        }
        eve = before;
        if (eve >= today) {
            break;
        }
    }
    return eve;
}

/// A ticket for which `row` decides, if there is one: later rows may take all that it fits between them.
std::optional<TargetKey> ticket_of(const Policy& policy, const Target& row) {
    TargetKey key;
    key.project = row.projects.empty() ? std::string_view() : row.projects.front();
    for (std::size_t k = 0; k < k_kind_codes.size(); ++k) {
        for (std::size_t u = 0; u < k_urgency_codes.size(); ++u) {
            for (std::size_t c = 0; c < std::max<std::size_t>(row.categories.size(), 1); ++c) {
                key.kind = static_cast<Kind>(k);
                key.urgency = static_cast<Urgency>(u);
                key.category = row.categories.empty() ? std::string_view() : row.categories[c];
                if (deciding_target(policy, row.clock, key) == &row) {
                    return key;
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<TargetExample> target_examples(const Policy& policy, Instant now) {
    std::vector<Instant> starts = {afternoon_of(next_friday(now))};
    if (const auto eve = holiday_eve(policy, now)) {
        starts.push_back(afternoon_of(*eve));
    }
    std::vector<TargetExample> out;
    for (const auto& row : policy.targets) {
        const auto key = ticket_of(policy, row);
        if (!key || !row.duration) {
            continue;
        }
        for (const Instant from : starts) {
            out.push_back({.clock = row.clock,
                           .kind = key->kind,
                           .urgency = key->urgency,
                           .from = from,
                           .due = add_on(policy, key->project, *row.duration, from)});
        }
    }
    return out;
}

}  // namespace aftercare
