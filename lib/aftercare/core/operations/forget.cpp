#include "aftercare/core/operations/forget.hpp"

#include <algorithm>

#include "aftercare/core/operations/appeal.hpp"
#include "aftercare/core/operations/keeping.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr Day after(Day day, std::int64_t days) {
    return {static_cast<std::int32_t>(day.number + days)};
}

/// Where the person is still needed: first what has no end yet, then what ends last.
std::vector<NeededPlace> needed_on(Day today, const ForgetFacts& facts) {
    std::vector<NeededPlace> needed;
    for (const auto& place : facts.places) {
        NeededPlace one{place.as, place.subject, free_on(place, facts.policy)};
        const bool counts = !one.free_on || today < *one.free_on;
        if (counts && std::find(needed.begin(), needed.end(), one) == needed.end()) {
            needed.push_back(std::move(one));
        }
    }
    std::stable_sort(needed.begin(), needed.end(), [](const NeededPlace& a, const NeededPlace& b) {
        return a.free_on && b.free_on ? *b.free_on < *a.free_on : !a.free_on && b.free_on;
    });
    return needed;
}

}  // namespace

std::optional<Day> free_on(const PersonPlace& place, const Policy& policy) {
    if (!place.ended_at) {
        return std::nullopt;
    }
    const Day ended_on = day_of(*place.ended_at);
    if (place.limitation_on) {
        return after(*place.limitation_on, 1);
    }
    return place.as == Standing::formal
               ? after(add_years(ended_on, static_cast<int>(policy.limitation_years)), 1)
               : after(ended_on, policy.person_keep_days);
}

Decided<Forgotten> decide(Forgotten asked, const ForgetFacts& facts, const Actor& approver) {
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (auto no = refuse_approver(approver)) {
        return *no;
    }
    const auto person = std::to_string(asked.person_id.value);
    if (facts.words_name_them) {
        return Refused{.why = Refusal::words_name_them, .detail = person};
    }
    auto needed = needed_on(day_of(facts.when.at), facts);
    if (needed.empty()) {
        return asked;
    }
    const auto last = needed.front().free_on;
    return Refused{.why = last ? Refusal::person_kept : Refusal::person_in_use,
                   .detail = person,
                   .places = std::move(needed),
                   .free_on = last};
}

void apply(LedgerState&, const Stamp&, const Forgotten&) {}

}  // namespace aftercare
