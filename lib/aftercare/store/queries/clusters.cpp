#include "aftercare/store/queries/clusters.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr Seconds k_lookback{400 * k_24_hours.count};

void load_units(Database& db, ClusterInputs& inputs) {
    auto rows = db.prepare(
        "SELECT id, project_id, phase, building, entrance, room, handover_on FROM unit WHERE area = '' ORDER "
        "BY "
        "id");
    while (rows.step()) {
        inputs.units.push_back({.id = {rows.integer(0)},
                                .project_id = {rows.integer(1)},
                                .phase = std::string(rows.text(2)),
                                .building = std::string(rows.text(3)),
                                .entrance = std::string(rows.text(4)),
                                .room = std::string(rows.text(5)),
                                .handover_on = optional_day(rows, 6)});
    }
}

void load_reports(Database& db, Instant now, const Policy& policy, ClusterInputs& inputs) {
    auto rows = db.prepare(
        "SELECT id, unit_id, element, defect, received_at, channel FROM ticket WHERE received_at > ?1 AND "
        "received_at <= ?2 AND unit_id IS NOT NULL AND element <> '' AND defect <> '' AND merged_into IS "
        "NULL "
        "AND state <> 'void' ORDER BY id");
    rows.bind(1, (now - k_lookback).seconds);
    rows.bind(2, now.seconds);
    while (rows.step()) {
        if (has_trait(policy, CodeTable::channel, rows.text(5), CodeTrait::is_batch)) {
            continue;
        }
        inputs.reports.push_back({.ticket_id = {rows.integer(0)},
                                  .unit_id = {rows.integer(1)},
                                  .element = std::string(rows.text(2)),
                                  .defect = std::string(rows.text(3)),
                                  .received_on = day_of({rows.integer(4)})});
    }
}

bool is_over(Database& db, const Group& group) {
    const auto state = group_state(db, group);
    return state == GroupState::dismissed || state == GroupState::closed;
}

std::vector<std::int64_t> ids_of(Database& db, const char* sql, std::int64_t key) {
    std::vector<std::int64_t> ids;
    auto& rows = db.cached(sql);
    rows.bind(1, key);
    while (rows.step()) {
        ids.push_back(rows.integer(0));
    }
    rows.reset();
    return ids;
}

/// Groups of a ticket and of those that were merged into it, the newest first. A step at a time: preparing a
/// recursive query takes longer than all of them.
std::vector<Group> groups_of(Database& db, TicketId ticket) {
    std::vector<std::int64_t> tickets = {ticket.value};
    std::set<std::int64_t, std::greater<>> ids;
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        const auto joined = ids_of(db, "SELECT group_id FROM group_member WHERE ticket_id = ?", tickets[i]);
        ids.insert(joined.begin(), joined.end());
        for (const auto merged : ids_of(db, "SELECT id FROM ticket WHERE merged_into = ?", tickets[i])) {
            if (std::find(tickets.begin(), tickets.end(), merged) == tickets.end()) {
                tickets.push_back(merged);
            }
        }
    }
    std::vector<Group> groups;
    for (const auto id : ids) {
        if (auto group = load_group(db, {id})) {
            groups.push_back(std::move(*group));
        }
    }
    return groups;
}

template <SqlPiece name>
inline constexpr auto member_sql = joined_sql<"json_extract(j.value, '$.", name, "')">;

constexpr ListColumn k_cluster_columns[] = {
    {{"cluster_state", code, "cluster_state"}, member_sql<"state">},
    {{"group", id}, member_sql<"group">},
    {{"scope", code, "cluster_scope"}, member_sql<"scope">},
    {{"project", text, {}, false}, member_sql<"project">},
    {{"place"}, member_sql<"place">},
    {{"element", code, "element"}, member_sql<"element">},
    {{"defect", code, "defect"}, member_sql<"defect">},
    {{"households", number}, member_sql<"households">},
    {{"new_households", number, {}, false}, member_sql<"new_households">},
    {{"window_from", day, {}, false}, member_sql<"window_from">},
    {{"window_until", day, {}, false}, member_sql<"window_until">},
    {{"usual"}, member_sql<"usual">},
    {{"p"}, member_sql<"p">},
    {{"tests", number, {}, false}, member_sql<"tests">},
    {{"reason"}, member_sql<"reason">},
    {{"tickets"}, member_sql<"tickets">},
    {{"lead"}, member_sql<"lead">},
    {{"spokesperson", name, {}, false}, member_sql<"spokesperson">},
    {{"answered_count", number, {}, false}, member_sql<"answered_count">},
    {{"statement", text, {}, false}, member_sql<"statement">},
};

}  // namespace

ClusterInputs load_cluster_inputs(Database& db, Instant now, const Policy& policy) {
    ClusterInputs inputs;
    inputs.today = day_of(now);
    load_units(db, inputs);
    load_reports(db, now, policy, inputs);
    for (const auto& defect : policy.defects) {
        if (has_trait(policy, CodeTable::defect, defect.code, CodeTrait::is_leak)) {
            inputs.leaks.push_back(defect.code);
        }
    }
    for (const auto& group : load_groups(db)) {
        ClusterGroup known{.id = group.id, .over = is_over(db, group), .tickets = {}};
        for (const auto& ticket : tickets_of(db, group.id)) {
            known.tickets.push_back(ticket.id);
        }
        inputs.groups.push_back(std::move(known));
    }
    return inputs;
}

std::vector<GroupTicket> tickets_of(Database& db, GroupId group) {
    auto& rows =
        db.cached(joined_sql<"SELECT t.id, max(m.answered), ", is_open_sql<"t.">,
                             ", t.unit_id FROM (SELECT n, answered_at IS NOT NULL AS answered, ",
                             goes_on_sql<"ticket_id">,
                             " AS goes_on FROM group_member WHERE group_id = ?) m JOIN ticket t ON t.id = "
                             "m.goes_on GROUP BY t.id ORDER BY min(m.n)">);
    rows.bind(1, group.value);
    std::vector<GroupTicket> tickets;
    while (rows.step()) {
        tickets.push_back(
            {.id = {rows.integer(0)},
             .is_answered = rows.integer(1) != 0,
             .is_open = rows.integer(2) != 0,
             .unit_id = rows.is_null(3) ? std::nullopt : std::optional(UnitId{rows.integer(3)})});
    }
    rows.reset();
    return tickets;
}

GroupState group_state(Database& db, const Group& group) {
    if (group.state == GroupState::dismissed) {
        return group.state;
    }
    const auto tickets = tickets_of(db, group.id);
    const auto all = [&](bool GroupTicket::*member, bool value) {
        return std::all_of(tickets.begin(), tickets.end(),
                           [&](const GroupTicket& each) { return each.*member == value; });
    };
    if (!all(&GroupTicket::is_answered, true)) {
        return GroupState::confirmed;
    }
    return all(&GroupTicket::is_open, false) ? GroupState::closed : GroupState::answered;
}

std::int64_t count_households(const std::vector<GroupTicket>& tickets) {
    std::set<UnitId> units;
    std::int64_t elsewhere = 0;
    for (const auto& each : tickets) {
        if (each.unit_id) {
            units.insert(*each.unit_id);
        } else {
            ++elsewhere;
        }
    }
    return static_cast<std::int64_t>(units.size()) + elsewhere;
}

std::vector<Group> load_groups(Database& db) {
    std::vector<GroupId> ids;
    auto& rows = db.cached("SELECT id FROM complaint_group ORDER BY id");
    while (rows.step()) {
        ids.push_back({rows.integer(0)});
    }
    rows.reset();
    std::vector<Group> groups;
    for (const auto id : ids) {
        groups.push_back(*load_group(db, id));
    }
    return groups;
}

std::optional<Group> live_group_of(Database& db, TicketId ticket) {
    for (auto& group : groups_of(db, ticket)) {
        if (!is_over(db, group)) {
            return std::move(group);
        }
    }
    return std::nullopt;
}

std::optional<Group> group_of(Database& db, TicketId ticket) {
    auto groups = groups_of(db, ticket);
    return groups.empty() ? std::nullopt : std::optional(std::move(groups.front()));
}

const ListSource k_cluster_list = {
    .name = "clusters",
    .from = "json_each(:rows) j",
    .where = "1",
    .order = "j.key",
    .columns = k_cluster_columns,
};

}  // namespace aftercare
