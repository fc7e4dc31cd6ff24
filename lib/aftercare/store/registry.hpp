// Finding master data by what people type: projects, units, parties, staff.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/lifecycle.hpp"
#include "aftercare/core/operations/registry.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// What a lookup found: exactly one, or the names of several candidates (in `candidates`), or nothing.
template <class T>
struct Found {
    std::optional<T> one;
    std::vector<std::string> candidates;
};

/// The name alone, empty for none: to prepare the SELECT of a whole row takes longer than to read one.
std::string name_of(Database& db, ProjectId id);
std::string name_of(Database& db, UnitId id);
std::string name_of(Database& db, PartyId id);
std::string name_of(Database& db, StaffId id);
/// What people call a subject: a unit, a party, somebody of the staff by name; all else, and what has no row
/// any more, as it is `written` in the journal.
std::string name_of(Database& db, SubjectKind kind, std::int64_t key, std::string written);

std::vector<Project> load_projects(Database& db);
/// Whether the ledger has more than one, so that people have to be told which.
bool has_several_projects(Database& db);
/// The project named, or with an empty name the only one; else the candidates.
Found<Project> find_project(Database& db, std::string_view name);

/// The unit that `typed` means, within `project` when one is given: a written room (core/room.hpp) or a
/// public area's name. Several fitting units are candidates, as written_unit() gives them; each of these
/// means that one unit.
Found<Unit> find_unit(Database& db, std::string_view typed, std::optional<ProjectId> project);
/// All units that the first fitting reading of `typed` may mean.
std::vector<Unit> find_units(Database& db, std::string_view typed, std::optional<ProjectId> project);
/// `滨江花园 一期 3-1-1201`: project, phase where there is one, name.
std::string written_unit(Database& db, const Unit& unit);
/// The units that a row of a register may mean. A register with phases and one without are the same: with a
/// phase the unit of that phase, else the one without; without a phase the one without, else those of every
/// phase.
std::vector<Unit> registered_units(Database& db, ProjectId project, std::string_view phase,
                                   std::string_view name);
/// The names of all units, each once.
std::vector<std::string> unit_names(Database& db);
/// The unit with exactly this place in its project.
std::optional<Unit> same_unit(Database& db, ProjectId project, std::string_view phase, std::string_view name);

/// By whole name, or by an unambiguous beginning.
Found<Party> find_party(Database& db, std::string_view name);
/// Whether a party has exactly this name.
bool party_exists(Database& db, std::string_view name);
/// A person of the party by name, if it has one.
std::optional<PersonId> find_party_person(Database& db, const Party& party, std::string_view name);

/// Whether anybody is registered; until then nobody is checked.
bool has_staff(Database& db);
std::optional<StaffMember> find_staff(Database& db, std::string_view name);
/// The whole register, those who have left too.
std::vector<StaffMember> load_staff_register(Database& db);
/// The name of the longest-serving supervisor who is there at `now`, else manager; empty when there is none.
std::string supervisor_name(Database& db, Instant now);
/// The register's view of a name at `now`.
Actor actor_named(Database& db, std::string_view name, Instant now);

}  // namespace aftercare
