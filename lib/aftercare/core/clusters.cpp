#include "aftercare/core/clusters.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr int k_base_years = 1;
constexpr std::size_t k_position_digits = 2;
constexpr double k_negligible = 1e-17;  ///< beside 1, in double precision

/// What was reported.
using DefectOfElement = std::pair<std::string, std::string>;  // element, defect

struct Seen {
    const ClusterReport* report;
    const ClusterUnit* unit;
};

/// Days of a period, both included; empty when `until` lies before `from`.
struct Days {
    std::int32_t from = 0;
    std::int32_t until = 0;
    bool has(Day day) const { return day.number >= from && day.number <= until; }
};

struct Periods {
    Days window;
    Days base;
};

Periods periods_of(const ClusterPolicy& policy, Day today) {
    const auto window_from = today.number - static_cast<std::int32_t>(policy.days) + 1;
    return {{window_from, today.number}, {add_years(today, -k_base_years).number + 1, window_from - 1}};
}

int households_in(const std::vector<Seen>& seen) {
    std::set<UnitId> units;
    for (const auto& each : seen) {
        units.insert(each.unit->id);
    }
    return static_cast<int>(units.size());
}

class Finder {
  public:
    Finder(const ClusterPolicy& policy, const ClusterInputs& inputs)
        : m_policy(policy), m_inputs(inputs), m_periods(periods_of(policy, inputs.today)) {
        std::map<UnitId, const ClusterUnit*> units;
        for (const auto& unit : inputs.units) {
            units[unit.id] = &unit;
        }
        for (const auto& report : inputs.reports) {
            const auto unit = units.find(report.unit_id);
            if (unit == units.end()) {
                continue;
            }
            const Seen seen{&report, unit->second};
            if (m_periods.window.has(report.received_on)) {
                m_window.push_back(seen);
            } else if (m_periods.base.has(report.received_on)) {
                m_base.push_back(seen);
            }
        }
    }

    std::vector<Cluster> find() {
        find_near();
        find_projects();
        return std::move(m_found);
    }

  private:
    // Stacks and buildings.

    void find_near() {
        std::map<std::tuple<ProjectId, std::string, std::string, DefectOfElement>, std::vector<Seen>>
            buildings;
        for (const auto& seen : m_window) {
            const auto& unit = *seen.unit;
            if (!unit.building.empty()) {
                buildings[{unit.project_id, unit.phase, unit.building,
                           DefectOfElement(seen.report->element, seen.report->defect)}]
                    .push_back(seen);
            }
        }
        for (const auto& [key, seen] : buildings) {
            const auto& leaks = m_inputs.leaks;
            if (std::find(leaks.begin(), leaks.end(), std::get<DefectOfElement>(key).second) != leaks.end()) {
                find_chains(seen);
            } else if (households_in(seen) >= m_policy.households_min) {
                add_near(seen);
            }
        }
    }

    /// Leaks of a building: floors of one stack that follow each other.
    void find_chains(const std::vector<Seen>& seen) {
        std::map<std::pair<std::string, std::string>, std::map<int, std::vector<Seen>>> stacks;
        for (const auto& each : seen) {
            if (const auto room = room_position(each.unit->room)) {
                stacks[{each.unit->entrance, room->position}][room->floor].push_back(each);
            }
        }
        for (const auto& stack : stacks) {
            std::vector<Seen> chain;
            int last = 0;
            for (const auto& floor : stack.second) {
                if (!chain.empty() && floor.first > last + 1) {
                    add_chain(chain);
                    chain.clear();
                }
                chain.insert(chain.end(), floor.second.begin(), floor.second.end());
                last = floor.first;
            }
            add_chain(chain);
        }
    }

    void add_chain(const std::vector<Seen>& chain) {
        if (households_in(chain) >= m_policy.households_min) {
            add_near(chain);
        }
    }

    /// In a stack when all are above each other, else in the building.
    void add_near(const std::vector<Seen>& seen) {
        const auto& first = *seen.front().unit;
        const auto position = room_position(first.room);
        const bool stack = position && std::all_of(seen.begin(), seen.end(), [&](const Seen& each) {
                               const auto other = room_position(each.unit->room);
                               return each.unit->entrance == first.entrance && other &&
                                      other->position == position->position;
                           });
        auto place = first.phase.empty() ? first.building : first.phase + " " + first.building;
        if (stack) {
            place += (first.entrance.empty() ? "" : "-" + first.entrance) + "-**" + position->position;
        }
        add(stack ? ClusterScope::stack : ClusterScope::building, std::move(place), seen, {});
    }

    // Projects.

    /// The months since handover on which households lived through a period: unit-days by month, of each
    /// project.
    using Ages = std::map<ProjectId, std::map<int, std::int64_t>>;

    Ages ages_in(const Days& days) const {
        std::map<std::pair<ProjectId, Day>, std::int64_t> handovers;
        for (const auto& unit : m_inputs.units) {
            if (unit.handover_on && unit.handover_on->number <= days.until) {
                ++handovers[{unit.project_id, *unit.handover_on}];
            }
        }
        Ages ages;
        for (const auto& [handover, units] : handovers) {
            for (int month = month_of(handover.second, Day{std::max(days.from, handover.second.number)});;
                 ++month) {
                const auto from = std::max(days.from, add_months(handover.second, month).number);
                const auto until = std::min(days.until, add_months(handover.second, month + 1).number - 1);
                if (from > days.until) {
                    break;
                }
                if (until >= from) {
                    ages[handover.first][month] += units * (until - from + 1);
                }
            }
        }
        return ages;
    }

    /// Whole months from `handover` to `day`, which is not earlier.
    static int month_of(Day handover, Day day) {
        constexpr int k_longest_month = 31;
        int month = (day.number - handover.number) / k_longest_month;
        while (add_months(handover, month + 1) <= day) {
            ++month;
        }
        return month;
    }

    /// Households that reported each thing in the base period, each once a month of its age.
    std::map<DefectOfElement, std::map<int, std::int64_t>> base_cases() const {
        std::set<std::tuple<DefectOfElement, int, UnitId>> once;
        std::map<DefectOfElement, std::map<int, std::int64_t>> cases;
        for (const auto& seen : m_base) {
            const auto& handover = seen.unit->handover_on;
            if (!handover || seen.report->received_on < *handover) {
                continue;
            }
            const DefectOfElement thing(seen.report->element, seen.report->defect);
            const int month = month_of(*handover, seen.report->received_on);
            if (once.insert({thing, month, seen.unit->id}).second) {
                ++cases[thing][month];
            }
        }
        return cases;
    }

    void find_projects() {
        const auto lived = ages_in(m_periods.window);
        std::map<int, std::int64_t> exposed;
        for (const auto& project : ages_in(m_periods.base)) {
            for (const auto& [month, days] : project.second) {
                exposed[month] += days;
            }
        }
        std::vector<std::tuple<ProjectId, DefectOfElement, double>> tests;
        for (const auto& [thing, cases] : base_cases()) {
            for (const auto& [project, ages] : lived) {
                double expected = 0;
                for (const auto& [month, count] : cases) {
                    if (const auto days = ages.find(month); days != ages.end()) {
                        expected += static_cast<double>(days->second) * static_cast<double>(count) /
                                    static_cast<double>(exposed.at(month));
                    }
                }
                if (expected * 1000 >= static_cast<double>(m_policy.expected_per_mille_min)) {
                    tests.emplace_back(project, thing, expected);
                }
            }
        }
        std::sort(tests.begin(), tests.end());
        for (const auto& [project, thing, expected] : tests) {
            test_project(project, thing, expected, static_cast<int>(tests.size()));
        }
    }

    void test_project(ProjectId project, const DefectOfElement& thing, double expected, int tests) {
        std::vector<Seen> seen;
        for (const auto& each : m_window) {
            const auto& handover = each.unit->handover_on;
            if (each.unit->project_id == project && each.report->element == thing.first &&
                each.report->defect == thing.second && handover && *handover <= each.report->received_on) {
                seen.push_back(each);
            }
        }
        const int households = households_in(seen);
        const double p = poisson_tail(households, expected);
        if (households >= m_policy.households_min &&
            p * tests * 1000 < static_cast<double>(m_policy.p_per_mille)) {
            add(ClusterScope::project, {}, seen, ChanceTest{expected, p, tests});
        }
    }

    // What was found.

    void add(ClusterScope scope, std::string place, std::vector<Seen> seen,
             std::optional<ChanceTest> chance) {
        std::sort(seen.begin(), seen.end(), [](const Seen& one, const Seen& other) {
            return one.report->ticket_id < other.report->ticket_id;
        });
        Cluster cluster;
        cluster.scope = scope;
        cluster.project_id = seen.front().unit->project_id;
        cluster.place = std::move(place);
        cluster.element = seen.front().report->element;
        cluster.defect = seen.front().report->defect;
        cluster.from_on = Day{m_periods.window.from};
        cluster.households = households_in(seen);
        cluster.chance = chance;
        for (const auto& each : seen) {
            cluster.tickets.push_back(each.report->ticket_id);
        }
        if (is_news(cluster, seen)) {
            m_found.push_back(std::move(cluster));
        }
    }

    /// Sets what groups have of it; false when they leave nothing to say.
    bool is_news(Cluster& cluster, const std::vector<Seen>& seen) const {
        std::set<UnitId> known;
        bool over = false;
        for (const auto& group : m_inputs.groups) {
            bool overlaps = false;
            for (const auto& each : seen) {
                if (std::find(group.tickets.begin(), group.tickets.end(), each.report->ticket_id) !=
                    group.tickets.end()) {
                    known.insert(each.unit->id);
                    overlaps = true;
                }
            }
            over = over || (overlaps && group.over);
            if (overlaps && !group.over) {
                cluster.group_id = group.id;
            }
        }
        cluster.new_households = cluster.households - static_cast<int>(known.size());
        if (cluster.group_id) {
            return cluster.new_households > 0;
        }
        return !over || cluster.new_households >= m_policy.grow;
    }

    const ClusterPolicy& m_policy;
    const ClusterInputs& m_inputs;
    Periods m_periods;
    std::vector<Seen> m_window;
    std::vector<Seen> m_base;
    std::vector<Cluster> m_found;
};

}  // namespace

std::optional<RoomPosition> room_position(std::string_view room) {
    std::size_t digits = 0;
    while (digits < room.size() && std::isdigit(static_cast<unsigned char>(room[digits])) != 0) {
        ++digits;
    }
    constexpr std::size_t k_digits_max = 6;
    if (digits <= k_position_digits || digits > k_digits_max) {
        return std::nullopt;
    }
    const auto floor_digits = digits - k_position_digits;
    return RoomPosition{std::stoi(std::string(room.substr(0, floor_digits))),
                        std::string(room.substr(floor_digits))};
}

double poisson_tail(std::int64_t k, double expected) {
    if (k <= 0) {
        return 1;
    }
    if (expected <= 0) {
        return 0;
    }
    const auto term = [expected](double i) {
        return std::exp(i * std::log(expected) - expected - std::lgamma(i + 1));
    };
    double sum = 0;
    if (static_cast<double>(k) <= expected) {
        for (std::int64_t i = 0; i < k; ++i) {
            sum += term(static_cast<double>(i));
        }
        return std::max(1 - sum, 0.0);
    }
    auto i = static_cast<double>(k);
    for (double each = term(i); each > sum * k_negligible; each *= expected / i) {
        sum += each;
        i += 1;
    }
    return std::min(sum, 1.0);
}

std::vector<Cluster> find_clusters(const ClusterPolicy& policy, const ClusterInputs& inputs) {
    return Finder(policy, inputs).find();
}

}  // namespace aftercare
