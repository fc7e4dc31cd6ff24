// Adding and amending units, as unit add, unit amend and unit import do it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/store/writer.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// What was said of a unit; what was not said stays as it is.
struct UnitFields {
    std::optional<std::string> phase, building, entrance, room, area;
    std::optional<Use> use;
    std::optional<Day> handover_on, completion_on;
    std::string owner;  ///< empty: not said
    std::string phone;  ///< as normalise_phone gives it; empty: not said
};

/// Why a text cannot be a building, entrance or room; empty when it can. One that is empty says nothing.
std::string check_room_part(std::string_view value);

/// The options of `unit add` and `unit amend` that describe the unit.
void describe_unit(Options& options);
/// What those options say. Throws Error{usage} when they contradict each other.
UnitFields unit_fields(const Request& request);

/// `building-entrance-room`, or the area.
std::string name_of(const UnitFields& fields);

/// Throws Error{fact} when there is an owner's phone and no owner.
Unit add_unit(Writer& writer, ProjectId project, const UnitFields& fields);

/// Journals what differs; false when nothing does. Throws Error{fact} when the unit cannot become so.
bool amend_unit(Writer& writer, Unit& unit, const UnitFields& fields);

}  // namespace aftercare
