// Clusters: reports of many households that look like one cause (rules.md §4). It suggests, it changes
// nothing.
//
// Near each other, counting is enough: households_min households with the same element and defect within the
// last `days` days in one stack (rooms above each other) or building; leaks run down, so of them only
// neighbours in a stack count, floor by floor. A whole project always has some reports, so there the question
// is whether they are more than chance. What is usual comes from the 12 months before, without those days, of
// all projects: how many households of the same age since handover reported that thing, per household and
// day. The chance of at least as many as were seen is the Poisson tail; it counts when it is under
// p_per_mille/1000 divided by the number of tests that were run, and what is usual is enough to test at all.
// Reports of a handover batch are no news and left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// How far a cluster reaches.
enum class ClusterScope { stack, building, project };
constexpr auto k_cluster_scope_codes = code_table<ClusterScope>({{ClusterScope::stack, "stack"},
                                                                 {ClusterScope::building, "building"},
                                                                 {ClusterScope::project, "project"}});
AFTERCARE_CODE_LIST(ClusterScope, cluster_scope);

/// A household: a unit that is no public area.
struct ClusterUnit {
    UnitId id;
    ProjectId project_id;
    std::string phase = {};
    std::string building = {};
    std::string entrance = {};
    std::string room = {};
    std::optional<Day> handover_on = {};
};

/// A report of a household that names element and defect; none of a handover batch, none that was merged or
/// void.
struct ClusterReport {
    TicketId ticket_id;
    UnitId unit_id;
    std::string element;
    std::string defect;
    Day received_on;
};

/// A group complaint.
struct ClusterGroup {
    GroupId id;
    bool over = false;  ///< dismissed, or closed with its last member
    std::vector<TicketId> tickets;
};

struct ClusterInputs {
    std::vector<ClusterUnit> units;
    std::vector<ClusterReport> reports;  ///< of the last 12 months at least, in the order of their tickets
    std::vector<ClusterGroup> groups;
    std::vector<std::string> leaks;  ///< defects that run down a stack
    Day today;
};

/// What a test of chance said.
struct ChanceTest {
    double expected = 0;  ///< reports that would be usual in the window
    double p = 1;         ///< chance of at least as many as were seen
    int tests = 0;        ///< so many were run
};

struct Cluster {
    ClusterScope scope = ClusterScope::stack;
    ProjectId project_id;
    std::string place;  ///< building, or `building-entrance-**position`, of a whole project empty
    std::string element;
    std::string defect;
    Day from_on;  ///< the window's first day; its last is today
    std::vector<TicketId> tickets;
    int households = 0;
    std::optional<ChanceTest> chance;  ///< of a project
    std::optional<GroupId> group_id;   ///< the live group that has some of them
    int new_households = 0;            ///< not in that group, nor in one that is over
};

/// Floor and position of a room: 1201 is floor 12, position 01; a letter behind it belongs to the position.
/// Nothing when the room does not begin with three digits.
struct RoomPosition {
    int floor = 0;
    std::string position;
};
std::optional<RoomPosition> room_position(std::string_view room);

/// Chance of `k` or more where `expected` are usual: the upper tail of the Poisson distribution. Terms are
/// exp(i ln λ - λ - lnΓ(i + 1)); above λ they are summed from k on until one adds nothing, so that a small
/// chance keeps its digits; up to λ the terms below k are taken from 1.
double poisson_tail(std::int64_t k, double expected);

/// The clusters, stacks and buildings before projects, each with the figures that made it one. One whose
/// households are all in a group that is not over is left to that group; one whose group is over is silent
/// until it has `grow` households that were not in it.
std::vector<Cluster> find_clusters(const ClusterPolicy& policy, const ClusterInputs& inputs);

}  // namespace aftercare
