// What the page counts by itself from the cases of a few figures: by day, by defect, by age.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/store/queries/figures.hpp"

namespace aftercare {

/// Days from which on an open ticket is of the next class of age.
constexpr std::array<std::int64_t, 9> k_age_days = {0, 1, 3, 7, 15, 30, 60, 90, 180};
using AgeCounts = std::array<std::int64_t, k_age_days.size()>;

/// What the classes are called: `<1`, `1–3`, …, `≥180`.
std::vector<std::string> age_class_names();

/// Leaks of one element, builder, project and building.
struct LeakCounts {
    std::int64_t opened = 0;       ///< new repairs
    std::set<std::int64_t> units;  ///< of these
    std::int64_t open = 0;
};

struct PageCases {
    std::map<Day, std::int64_t> opened;  ///< by local day; all kinds
    std::map<Day, std::int64_t> closed;
    AgeCounts open_ages{};      ///< all kinds
    std::int64_t referred = 0;  ///< opened by way of somebody else
    /// New repairs by element and defect, those that are known.
    std::map<std::pair<std::string, std::string>, std::int64_t> defects;
    std::int64_t leaks = 0;  ///< new repairs that are leaks
    std::set<std::int64_t> leak_units;
    std::map<std::string, std::int64_t> leaks_by_element;
    std::map<std::vector<std::string>, LeakCounts>
        leaks_by_place;     ///< by element, builder, project, building
    AgeCounts leak_ages{};  ///< of open repairs that are leaks
};

/// Counts the cases of `opened`, `closed` and `backlog_age` in one pass over the tickets that the period
/// touches.
PageCases count_cases(Database& db, const Period& period, Instant as_of, bool with_imported,
                      const FigureAsking& asking, const Policy& policy);

}  // namespace aftercare
