// Adding and amending units, as unit add, unit amend and unit import do it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/store/writer.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// What was said of a unit; what was not said stays as it is.
struct UnitFields {
    std::optional<std::string> phase, section, building, entrance, room, area, layout, batch;
    std::optional<Use> use;
    std::optional<Day> handover_on, completion_on;
    std::string owner;          ///< empty: not said
    std::vector<Phone> phones;  ///< the owner's, the first one first; empty: not said

    bool operator==(const UnitFields& other) const;
};

/// A building, entrance or room in the folded form that the registry compares; one that is empty says
/// nothing.
std::string read_room_part(std::string_view typed, std::string& into);
/// What an owner is called.
std::string read_owner_name(std::string_view typed, std::string& into);

/// What the options of `unit add` and `unit amend` say of a unit.
struct UnitRequest {
    std::optional<std::string> project;
    UnitFields fields;
};
void describe_unit(Options& options, UnitRequest& request);

/// Throws Error{usage} when the options contradict each other.
void require_consistent(const UnitFields& fields);

/// `building-entrance-room`, or the area.
std::string name_of(const UnitFields& fields);

/// Throws Error{fact} when there is an owner's phone and no owner.
Unit add_unit(Writer& writer, ProjectId project, const UnitFields& fields);

/// Journals what differs; false when nothing does. Throws Error{fact} when the unit cannot become so.
bool amend_unit(Writer& writer, Unit& unit, const UnitFields& fields);

}  // namespace aftercare
