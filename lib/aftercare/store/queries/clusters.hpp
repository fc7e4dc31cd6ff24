// What clusters are found in, and the group complaints, as rows.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/clusters.hpp"
#include "aftercare/core/operations/group.hpp"
#include "aftercare/store/queries/list.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Households, their reports of the 13 months before `now`, and the group complaints.
ClusterInputs load_cluster_inputs(Database& db, Instant now, const Policy& policy);

/// A group complaint whose members are all answered is over when none of their tickets is open: that is told,
/// not stored.
std::string group_state(Database& db, const Group& group);

/// All group complaints, the earliest first.
std::vector<Group> load_groups(Database& db);
/// The group that has the ticket and is not over; nothing when there is none.
std::optional<Group> live_group_of(Database& db, TicketId ticket);
/// The newest group of the ticket, over or not.
std::optional<Group> group_of(Database& db, TicketId ticket);

/// `report clusters`; its rows are a JSON array of objects in `:rows`.
extern const ListSource k_cluster_list;

/// How many households the tickets of a group are of; a place that is no unit is one of its own.
std::int64_t count_households(Database& db, GroupId group);

}  // namespace aftercare
