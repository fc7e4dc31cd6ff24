// The versions of a ledger's policy and the times from which they were in force.
//
// A run of a clock takes its amounts and weekly hours from the version in force when it began, by the time it
// happened; days off, make-up days and hours of dates are facts about the calendar and come from the newest
// version, for all runs (rules.md §2).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "aftercare/core/policy.hpp"

namespace aftercare {

class Policies {
  public:
    /// A version, and when it was applied.
    struct Applied {
        std::int64_t version = 0;
        Instant from;
    };
    /// Reads a version; called once for each that is asked for.
    using Load = std::function<Policy(std::int64_t version)>;

    /// `applied` is not empty.
    Policies(std::vector<Applied> applied, Load load);
    /// One version, in force for all time.
    explicit Policies(Policy policy);

    /// The version in force at an instant; before the first one, the first.
    const Policy& at(Instant when) const;
    /// A version that at() has given, else the newest.
    const Policy& of(std::int64_t version) const;
    const Policy& newest() const;

  private:
    std::vector<Applied> m_applied;  ///< by time, then version
    Load m_load;
    std::int64_t m_newest = 0;
    mutable std::map<std::int64_t, Policy> m_loaded;
};

/// Gives a policy that is to be applied the days before `today` as `before` has them, in the years that it
/// knows: no version changes a day that is past.
void keep_past_days(Policy& policy, const Policy& before, Day today);

/// The first day that counts in one policy and not in the other, or that one of them knows and the other
/// assumes; nothing when they agree on every day.
std::optional<Day> first_changed_day(const Policy& before, const Policy& after);

}  // namespace aftercare
