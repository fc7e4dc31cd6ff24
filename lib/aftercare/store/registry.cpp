#include "aftercare/store/registry.hpp"

#include "aftercare/core/room.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

std::string name_where(Database& db, const char* sql, std::int64_t id) {
    auto& statement = db.cached(sql);
    statement.bind(1, id);
    std::string name(statement.step() ? statement.text(0) : std::string_view());
    statement.reset();
    return name;
}

std::vector<UnitId> units_where(Database& db, const char* sql, std::string_view one, std::string_view other) {
    std::vector<UnitId> ids;
    auto& statement = db.cached(sql);
    statement.bind(1, one);
    statement.bind(2, other);
    while (statement.step()) {
        ids.push_back({statement.integer(0)});
    }
    statement.reset();
    return ids;
}

/// Units that one reading of a room may mean: the named entrance, or any when none is named.
std::vector<UnitId> units_of(Database& db, const WrittenRoom& room) {
    if (!room.entrance.empty()) {
        return units_where(db, "SELECT id FROM unit WHERE name = ? AND ?2 = '' ORDER BY id",
                           room_key(room.building, room.entrance, room.room), "");
    }
    if (!room.building.empty()) {
        return units_where(db, "SELECT id FROM unit WHERE room = ?1 AND building = ?2 ORDER BY id", room.room,
                           room.building);
    }
    return units_where(db, "SELECT id FROM unit WHERE room = ?1 AND ?2 = '' ORDER BY id", room.room, "");
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

/// Whether what was written before the building fits the unit's project and phase.
bool fits_project(Database& db, const Unit& unit, const std::string& written_project) {
    if (written_project.empty()) {
        return true;
    }
    const auto wanted = without_blanks(fold_ascii_case(fold_width(written_project)));
    const auto project = without_blanks(fold_ascii_case(fold_width(name_of(db, unit.project_id))));
    const auto phase = without_blanks(fold_ascii_case(fold_width(unit.phase)));
    return wanted == project || wanted == phase || wanted == project + phase ||
           (!project.empty() && project.starts_with(wanted));
}

Found<Unit> choose(Database& db, const std::vector<Unit>& units) {
    Found<Unit> found;
    if (units.size() == 1) {
        found.one = units.front();
        return found;
    }
    for (const auto& unit : units) {
        found.candidates.push_back(written_unit(db, unit));
    }
    return found;
}

std::vector<Unit> fitting(Database& db, const std::vector<UnitId>& ids, const std::string& written_project,
                          std::optional<ProjectId> project) {
    std::vector<Unit> units;
    for (const auto id : ids) {
        auto unit = load_unit(db, id);
        if (unit && (!project || unit->project_id == *project) && fits_project(db, *unit, written_project)) {
            units.push_back(std::move(*unit));
        }
    }
    return units;
}

/// Units whose project, phase and name, or phase and name, stand in `typed` as they are.
std::vector<Unit> units_written(Database& db, std::string_view typed, std::optional<ProjectId> project) {
    std::vector<Unit> units;
    for (auto blank = typed.find(' '); blank != std::string_view::npos; blank = typed.find(' ', blank + 1)) {
        const auto ids = units_where(db, "SELECT id FROM unit WHERE name = ?1 AND ?2 = '' ORDER BY id",
                                     typed.substr(blank + 1), "");
        for (auto& unit : fitting(db, ids, "", project)) {
            const auto before = typed.substr(0, blank);
            const auto whole = written_unit(db, unit);
            if (typed == whole || (before == unit.phase && !before.empty())) {
                units.push_back(std::move(unit));
            }
        }
    }
    return units;
}

}  // namespace

std::string name_of(Database& db, ProjectId id) {
    return name_where(db, "SELECT name FROM project WHERE id = ?", id.value);
}

std::string name_of(Database& db, UnitId id) {
    return name_where(db, "SELECT name FROM unit WHERE id = ?", id.value);
}

std::string name_of(Database& db, PartyId id) {
    return name_where(db, "SELECT name FROM party WHERE id = ?", id.value);
}

std::string name_of(Database& db, StaffId id) {
    return name_where(db, "SELECT name FROM staff WHERE id = ?", id.value);
}

std::string name_of(Database& db, SubjectKind kind, std::int64_t key, std::string written) {
    auto name = kind == SubjectKind::unit    ? name_of(db, UnitId{key})
                : kind == SubjectKind::party ? name_of(db, PartyId{key})
                : kind == SubjectKind::staff ? name_of(db, StaffId{key})
                                             : std::string();
    return name.empty() ? std::move(written) : std::move(name);
}

std::vector<Project> load_projects(Database& db) {
    std::vector<Project> projects;
    auto statement = db.prepare("SELECT id, name FROM project ORDER BY id");
    while (statement.step()) {
        projects.push_back({{statement.integer(0)}, std::string(statement.text(1))});
    }
    return projects;
}

bool has_several_projects(Database& db) {
    return db.integer("SELECT 1 FROM project LIMIT 1 OFFSET 1").has_value();
}

Found<Project> find_project(Database& db, std::string_view name) {
    Found<Project> found;
    const auto all = load_projects(db);
    for (const auto& project : all) {
        if (project.name == name || (name.empty() && all.size() == 1)) {
            found.one = project;
            return found;
        }
        found.candidates.push_back(project.name);
    }
    return found;
}

std::string written_unit(Database& db, const Unit& unit) {
    const auto phase = unit.phase.empty() ? std::string() : unit.phase + " ";
    return name_of(db, unit.project_id) + " " + phase + unit.name;
}

std::vector<Unit> find_units(Database& db, std::string_view typed, std::optional<ProjectId> project) {
    if (auto units = units_written(db, typed, project); !units.empty()) {
        return units;
    }
    const auto areas =
        units_where(db, "SELECT id FROM unit WHERE name = ?1 AND area <> ?2 ORDER BY id", typed, "");
    if (auto units = fitting(db, areas, "", project); !units.empty()) {
        return units;
    }
    for (const auto& room : read_room(typed)) {
        if (auto units = fitting(db, units_of(db, room), room.project, project); !units.empty()) {
            return units;
        }
    }
    return {};
}

Found<Unit> find_unit(Database& db, std::string_view typed, std::optional<ProjectId> project) {
    return choose(db, find_units(db, typed, project));
}

std::vector<Unit> registered_units(Database& db, ProjectId project, std::string_view phase,
                                   std::string_view name) {
    for (const auto of : {phase, std::string_view()}) {
        if (auto unit = same_unit(db, project, of, name)) {
            return {std::move(*unit)};
        }
    }
    if (!phase.empty()) {
        return {};
    }
    const auto ids = units_where(db, "SELECT id FROM unit WHERE name = ?1 AND ?2 = '' ORDER BY id", name, "");
    return fitting(db, ids, "", project);
}

std::vector<std::string> unit_names(Database& db) {
    std::vector<std::string> names;
    auto rows = db.prepare("SELECT DISTINCT name FROM unit ORDER BY name");
    while (rows.step()) {
        names.emplace_back(rows.text(0));
    }
    return names;
}

std::optional<Unit> same_unit(Database& db, ProjectId project, std::string_view phase,
                              std::string_view name) {
    auto& statement = db.cached("SELECT id FROM unit WHERE name = ? AND project_id = ? AND phase = ?");
    statement.bind(1, name);
    statement.bind(2, project.value);
    statement.bind(3, phase);
    if (!statement.step()) {
        return std::nullopt;
    }
    const UnitId id{statement.integer(0)};
    statement.reset();
    return load_unit(db, id);
}

Found<Party> find_party(Database& db, std::string_view name) {
    Found<Party> found;
    std::vector<PartyId> ids;
    auto& statement = db.cached(
        "SELECT id, name FROM party WHERE substr(name, 1, length(?1)) = ?1 AND ?1 <> '' ORDER BY id");
    statement.bind(1, name);
    while (statement.step()) {
        if (statement.text(1) == name) {
            ids = {{statement.integer(0)}};
            break;
        }
        ids.push_back({statement.integer(0)});
        found.candidates.emplace_back(statement.text(1));
    }
    statement.reset();
    if (ids.size() == 1) {
        found.one = load_party(db, ids.front());
    }
    return found;
}

bool party_exists(Database& db, std::string_view name) {
    auto& statement = db.cached("SELECT 1 FROM party WHERE name = ?");
    statement.bind(1, name);
    const bool exists = statement.step();
    statement.reset();
    return exists;
}

std::optional<PersonId> find_party_person(Database& db, const Party& party, std::string_view name) {
    for (const auto& each : party.people) {
        if (const auto person = load_person(db, each.person_id); person && person->name == name) {
            return each.person_id;
        }
    }
    return std::nullopt;
}

bool has_staff(Database& db) {
    return db.integer("SELECT 1 FROM staff LIMIT 1").has_value();
}

std::optional<StaffMember> find_staff(Database& db, std::string_view name) {
    auto& statement = db.cached("SELECT id FROM staff WHERE name = ?");
    statement.bind(1, name);
    if (!statement.step()) {
        return std::nullopt;
    }
    const StaffId id{statement.integer(0)};
    statement.reset();
    return load_staff(db, id);
}

std::vector<StaffMember> load_staff_register(Database& db) {
    std::vector<StaffMember> staff;
    auto statement = db.prepare("SELECT id FROM staff ORDER BY id");
    while (statement.step()) {
        if (auto member = load_staff(db, {statement.integer(0)})) {
            staff.push_back(std::move(*member));
        }
    }
    return staff;
}

std::string supervisor_name(Database& db, Instant now) {
    const auto staff = load_staff_register(db);
    for (const auto role : {StaffRole::supervisor, StaffRole::manager}) {
        for (const auto& member : staff) {
            if (member.role == role && !left_at(member, now)) {
                return member.name;
            }
        }
    }
    return {};
}

Actor actor_named(Database& db, std::string_view name, Instant now) {
    if (const auto member = find_staff(db, name)) {
        return actor_of(*member, now);
    }
    return {.name = std::string(name),
            .role = {},
            .register_empty = !db.integer("SELECT 1 FROM staff LIMIT 1").has_value(),
            .left_at = {}};
}

}  // namespace aftercare
