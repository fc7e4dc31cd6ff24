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

/// A ticket of a group complaint. Members that were merged count as the one that goes on, once.
struct GroupTicket {
    TicketId id;
    bool is_answered = false;  ///< by itself, or by one that was merged into it
    bool is_open = false;
    std::optional<UnitId> unit_id;
};

/// The tickets of a group in the order in which they joined.
std::vector<GroupTicket> tickets_of(Database& db, GroupId group);

/// Where a group stands: answered once all its tickets are, closed when none of them is open. That is told
/// from the tickets, not stored.
GroupState group_state(Database& db, const Group& group);

/// All group complaints, the earliest first.
std::vector<Group> load_groups(Database& db);
/// The group that has the ticket and is not over; nothing when there is none.
std::optional<Group> live_group_of(Database& db, TicketId ticket);
/// The newest group of the ticket, over or not.
std::optional<Group> group_of(Database& db, TicketId ticket);

/// `report clusters`; its rows are a JSON array of objects in `:rows`.
extern const ListSource k_cluster_list;

/// How many households the tickets of a group are of; a place that is no unit is one of its own.
std::int64_t count_households(const std::vector<GroupTicket>& tickets);

}  // namespace aftercare
