#include "aftercare/store/queries/clusters.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr Seconds k_lookback{400 * k_24_hours.count};

std::optional<Day> day_at(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(Day{static_cast<std::int32_t>(row.integer(column))});
}

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
                                .handover_on = day_at(rows, 6)});
    }
}

void load_reports(Database& db, Instant now, ClusterInputs& inputs) {
    auto rows = db.prepare(
        "SELECT id, unit_id, element, defect, received_at FROM ticket WHERE received_at > ?1 AND received_at "
        "<= "
        "?2 AND unit_id IS NOT NULL AND element <> '' AND defect <> '' AND channel <> 'handover' AND "
        "merged_into IS NULL AND state <> 'void' ORDER BY id");
    rows.bind(1, (now - k_lookback).seconds);
    rows.bind(2, now.seconds);
    while (rows.step()) {
        inputs.reports.push_back({.ticket_id = {rows.integer(0)},
                                  .unit_id = {rows.integer(1)},
                                  .element = std::string(rows.text(2)),
                                  .defect = std::string(rows.text(3)),
                                  .received_on = day_of({rows.integer(4)})});
    }
}

bool any_open(Database& db, const Group& group) {
    auto& row = db.cached(
        "SELECT 1 FROM group_member m JOIN ticket t ON t.id = m.ticket_id WHERE m.group_id = ? AND "
        "t.next_action IS NOT NULL LIMIT 1");
    row.bind(1, group.id.value);
    const bool open = row.step();
    row.reset();
    return open;
}

bool is_over(Database& db, const Group& group) {
    return group.state == GroupState::dismissed || group_state(db, group) == code_of(GroupState::closed);
}

/// Groups of a ticket, the newest first.
std::vector<Group> groups_of(Database& db, TicketId ticket) {
    std::vector<GroupId> ids;
    auto& rows = db.cached("SELECT group_id FROM group_member WHERE ticket_id = ? ORDER BY group_id DESC");
    rows.bind(1, ticket.value);
    while (rows.step()) {
        ids.push_back({rows.integer(0)});
    }
    rows.reset();
    std::vector<Group> groups;
    for (const auto id : ids) {
        if (auto group = load_group(db, id)) {
            groups.push_back(std::move(*group));
        }
    }
    return groups;
}

#define AFTERCARE_MEMBER(NAME) "json_extract(j.value, '$." NAME "')"

constexpr ListColumn k_cluster_columns[] = {
    {{"cluster_state", code, "cluster_state"}, AFTERCARE_MEMBER("state")},
    {{"group", id}, AFTERCARE_MEMBER("group")},
    {{"scope", code, "cluster_scope"}, AFTERCARE_MEMBER("scope")},
    {{"project", text, {}, false}, AFTERCARE_MEMBER("project")},
    {{"place"}, AFTERCARE_MEMBER("place")},
    {{"element", code, "element"}, AFTERCARE_MEMBER("element")},
    {{"defect", code, "defect"}, AFTERCARE_MEMBER("defect")},
    {{"households", number}, AFTERCARE_MEMBER("households")},
    {{"new_households", number, {}, false}, AFTERCARE_MEMBER("new_households")},
    {{"window_from", day, {}, false}, AFTERCARE_MEMBER("window_from")},
    {{"window_until", day, {}, false}, AFTERCARE_MEMBER("window_until")},
    {{"usual"}, AFTERCARE_MEMBER("usual")},
    {{"p"}, AFTERCARE_MEMBER("p")},
    {{"tests", number, {}, false}, AFTERCARE_MEMBER("tests")},
    {{"reason"}, AFTERCARE_MEMBER("reason")},
    {{"tickets"}, AFTERCARE_MEMBER("tickets")},
    {{"lead"}, AFTERCARE_MEMBER("lead")},
    {{"spokesperson", name, {}, false}, AFTERCARE_MEMBER("spokesperson")},
    {{"answered_count", number, {}, false}, AFTERCARE_MEMBER("answered_count")},
    {{"statement", text, {}, false}, AFTERCARE_MEMBER("statement")},
};

}  // namespace

ClusterInputs load_cluster_inputs(Database& db, Instant now) {
    ClusterInputs inputs;
    inputs.today = day_of(now);
    load_units(db, inputs);
    load_reports(db, now, inputs);
    for (const auto& group : load_groups(db)) {
        ClusterGroup known{.id = group.id, .over = is_over(db, group), .tickets = {}};
        for (const auto& member : group.members) {
            known.tickets.push_back(member.ticket_id);
        }
        inputs.groups.push_back(std::move(known));
    }
    return inputs;
}

std::string group_state(Database& db, const Group& group) {
    const bool closed = group.state == GroupState::answered && !any_open(db, group);
    return std::string(code_of(closed ? GroupState::closed : group.state));
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
