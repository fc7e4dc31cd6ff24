#include "aftercare/core/policies.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace aftercare {

namespace {

void take_days(Calendar& calendar, const Calendar& from) {
    calendar.holidays = from.holidays;
    calendar.makeup_days = from.makeup_days;
    calendar.years = from.years;
    calendar.dates = from.dates;
    sum_up_days(calendar);
}

bool knows_year(const Calendar& calendar, Day day) {
    return std::binary_search(calendar.years.begin(), calendar.years.end(), to_date(day).year);
}

/// The days of `before` up to `today` in the years that it knows, and all others of `after`.
std::vector<Day> merged_days(const std::vector<Day>& before, const std::vector<Day>& after,
                             const Calendar& knows, Day today) {
    const auto is_kept = [&](Day day) { return day < today && knows_year(knows, day); };
    std::vector<Day> days;
    std::copy_if(before.begin(), before.end(), std::back_inserter(days), is_kept);
    std::remove_copy_if(after.begin(), after.end(), std::back_inserter(days), is_kept);
    std::sort(days.begin(), days.end());
    return days;
}

/// The same of the hours of dates.
std::vector<DayHours> merged_dates(const Calendar& before, const Calendar& after, Day today) {
    const auto is_kept = [&](const DayHours& each) { return each.on < today && knows_year(before, each.on); };
    std::vector<DayHours> dates;
    std::copy_if(before.dates.begin(), before.dates.end(), std::back_inserter(dates), is_kept);
    std::copy_if(after.dates.begin(), after.dates.end(), std::back_inserter(dates),
                 [&](const DayHours& each) { return each.on >= today || !knows_year(before, each.on); });
    std::sort(dates.begin(), dates.end(),
              [](const DayHours& one, const DayHours& other) { return one.on < other.on; });
    return dates;
}

std::optional<Day> first_different_date(const Calendar& one, const Calendar& other) {
    const auto [a, b] =
        std::mismatch(one.dates.begin(), one.dates.end(), other.dates.begin(), other.dates.end());
    if (a == one.dates.end() || b == other.dates.end()) {
        return a != one.dates.end()     ? std::optional(a->on)
               : b != other.dates.end() ? std::optional(b->on)
                                        : std::nullopt;
    }
    return std::min(a->on, b->on);
}

/// The first element that only one of two sorted lists has.
template <class T>
std::optional<T> first_difference(const std::vector<T>& one, const std::vector<T>& other) {
    const auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (a == one.end() || b == other.end()) {
        return a != one.end() ? std::optional(*a) : b != other.end() ? std::optional(*b) : std::nullopt;
    }
    return std::min(*a, *b);
}

}  // namespace

Policies::Policies(std::vector<Applied> applied, Load load)
    : m_applied(std::move(applied)), m_load(std::move(load)) {
    assert(!m_applied.empty());
    for (const auto& each : m_applied) {
        m_newest = std::max(m_newest, each.version);
    }
    std::sort(m_applied.begin(), m_applied.end(), [](const Applied& one, const Applied& other) {
        return std::pair(one.from, one.version) < std::pair(other.from, other.version);
    });
}

Policies::Policies(Policy policy) : m_applied{{policy.version, Instant{}}}, m_newest(policy.version) {
    m_loaded.emplace(policy.version, std::move(policy));
}

const Policy& Policies::at(Instant when) const {
    const auto later = std::upper_bound(m_applied.begin(), m_applied.end(), when,
                                        [](Instant at, const Applied& each) { return at < each.from; });
    return of(later == m_applied.begin() ? m_applied.front().version : std::prev(later)->version);
}

const Policy& Policies::of(std::int64_t version) const {
    if (const auto known = m_loaded.find(version); known != m_loaded.end()) {
        return known->second;
    }
    const bool is_applied = std::any_of(m_applied.begin(), m_applied.end(),
                                        [&](const Applied& each) { return each.version == version; });
    if (!is_applied) {
        return newest();
    }
    auto policy = m_load(version);
    if (version != m_newest) {
        for (auto& hours : policy.hours) {
            const auto& days = hours_of(newest(), hours.project);
            take_days(hours.working, days.working);
            take_days(hours.service, days.service);
        }
    }
    return m_loaded.emplace(version, std::move(policy)).first->second;
}

const Policy& Policies::newest() const {
    return of(m_newest);
}

void keep_past_days(Policy& policy, const Policy& before, Day today) {
    for (auto& hours : policy.hours) {
        const auto& known = hours_of(before, hours.project);
        for (auto [calendar, old] :
             {std::pair(&hours.working, &known.working), std::pair(&hours.service, &known.service)}) {
            calendar->holidays = merged_days(old->holidays, calendar->holidays, *old, today);
            calendar->makeup_days = merged_days(old->makeup_days, calendar->makeup_days, *old, today);
            calendar->dates = merged_dates(*old, *calendar, today);
            sum_up_days(*calendar);
        }
    }
}

std::optional<Day> first_changed_day(const Policy& before, const Policy& after) {
    std::optional<Day> first;
    const auto take = [&](std::optional<Day> day) {
        first = first && day ? std::min(first, day) : first ? first : day;
    };
    const auto compare = [&](const ProjectHours& hours, const Policy& other) {
        const auto& others = hours_of(other, hours.project);
        for (auto [one, two] :
             {std::pair(&hours.working, &others.working), std::pair(&hours.service, &others.service)}) {
            take(first_difference(one->holidays, two->holidays));
            take(first_difference(one->makeup_days, two->makeup_days));
            take(first_different_date(*one, *two));
            if (const auto year = first_difference(one->years, two->years)) {
                take(to_day({*year, 1, 1}));
            }
        }
    };
    for (const auto& hours : before.hours) {
        compare(hours, after);
    }
    for (const auto& hours : after.hours) {
        compare(hours, before);
    }
    return first;
}

}  // namespace aftercare
