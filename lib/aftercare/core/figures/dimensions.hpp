// What figures are grouped by.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/builder.hpp"
#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/registry.hpp"

namespace aftercare {

enum class Dimension {
    project,
    phase,
    section,
    building,
    batch,
    layout,
    kind,
    category,
    element,
    defect,
    cause,
    urgency,
    channel,
    builder,
    repairer,
    handler,
    liability,
    warranty_class,
    month_of_age,
    person,
    ticket,
    state,
    next_action,
};
constexpr auto k_dimension_codes = code_table<Dimension>({{Dimension::project, "project"},
                                                          {Dimension::phase, "phase"},
                                                          {Dimension::section, "section"},
                                                          {Dimension::building, "building"},
                                                          {Dimension::batch, "batch"},
                                                          {Dimension::layout, "layout"},
                                                          {Dimension::kind, "kind"},
                                                          {Dimension::category, "category"},
                                                          {Dimension::element, "element"},
                                                          {Dimension::defect, "defect"},
                                                          {Dimension::cause, "cause"},
                                                          {Dimension::urgency, "urgency"},
                                                          {Dimension::channel, "channel"},
                                                          {Dimension::builder, "builder"},
                                                          {Dimension::repairer, "repairer"},
                                                          {Dimension::handler, "handler"},
                                                          {Dimension::liability, "liability"},
                                                          {Dimension::warranty_class, "warranty_class"},
                                                          {Dimension::month_of_age, "month_of_age"},
                                                          {Dimension::person, "person"},
                                                          {Dimension::ticket, "ticket"},
                                                          {Dimension::state, "state"},
                                                          {Dimension::next_action, "next_action"}});
AFTERCARE_CODE_LIST(Dimension, dimension);

/// The registers that dimensions and figures of units look into.
struct Registers {
    std::function<const Unit*(UnitId)> unit;
    std::function<std::string_view(ProjectId)> project;
    std::function<std::string_view(PartyId)> party;
    /// The written number of a ticket.
    std::function<std::string_view(TicketId)> number;
    /// Who built the part; empty when nobody is known.
    std::function<std::string_view(const BuiltPart&)> builder;
    /// Every unit, when a figure is counted by delivered units.
    std::function<void(const std::function<void(const Unit&)>&)> for_each_unit;
};

/// Whole months between two days; below zero when `until` is before `from`.
int months_between(Day from, Day until);
/// A month of age as it is grouped by; empty before the handover.
std::string month_text(int months);

/// The value by which a case is grouped: a code, a name, a number; empty when it is not known.
std::string dimension_of(Dimension dimension, const Case& one, const Registers& registers);

/// The parties that worked on the case's ticket, each once: of its repair orders, neither cancelled nor
/// returned, those that came for it or still have it to do. Of an order or back-charge its own party. One
/// empty name when nobody is known.
std::vector<std::string> repairers_of(const Case& one, const Registers& registers);

/// The same of a unit; nothing when units have no such value.
std::optional<std::string> dimension_of(Dimension dimension, const Unit& unit, const Registers& registers);

}  // namespace aftercare
