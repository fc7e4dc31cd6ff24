#include "aftercare/core/figures/dimensions.hpp"

#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// Whole months from a unit's handover to an instant; nothing before it.
std::string months_since(const Unit& unit, Instant at) {
    if (!unit.handover_on) {
        return {};
    }
    const auto from = to_date(*unit.handover_on);
    const auto until = to_date(day_of(at));
    const int months =
        (until.year - from.year) * 12 + until.month - from.month - (until.day < from.day ? 1 : 0);
    return months < 0 ? std::string() : std::to_string(months);
}

std::string code_text(const auto& code) {
    return std::string(code_of(code));
}

}  // namespace

std::optional<std::string> dimension_of(Dimension dimension, const Unit& unit, const Registers& registers) {
    switch (dimension) {
        case Dimension::project:
            return std::string(registers.project(unit.project_id));
        case Dimension::phase:
            return unit.phase;
        case Dimension::section:
            return unit.section;
        case Dimension::building:
            return unit.building;
        case Dimension::batch:
            return unit.batch;
        case Dimension::layout:
            return unit.layout;
        default:
            return std::nullopt;
    }
}

std::string dimension_of(Dimension dimension, const Case& one, const Registers& registers) {
    const auto& ticket = one.ticket_judged();
    const auto* unit = ticket.unit_id ? registers.unit(*ticket.unit_id) : nullptr;
    switch (dimension) {
        case Dimension::project:
            return std::string(registers.project(ticket.project_id));
        case Dimension::kind:
            return code_text(ticket.kind);
        case Dimension::category:
            return ticket.category;
        case Dimension::element:
            return ticket.element;
        case Dimension::defect:
            return ticket.defect;
        case Dimension::cause:
            return ticket.cause;
        case Dimension::urgency:
            return ticket.urgency ? code_text(*ticket.urgency) : std::string();
        case Dimension::channel:
            return ticket.channel;
        case Dimension::builder:
            return std::string(
                registers.builder({.project_id = ticket.project_id,
                                   .building = unit == nullptr ? std::string_view() : unit->building,
                                   .element = ticket.element,
                                   .defect = ticket.defect}));
        case Dimension::repairer: {
            const auto party = one.order != nullptr ? std::optional(one.order->party_id) : ticket.party_id;
            return party ? std::string(registers.party(*party)) : std::string();
        }
        case Dimension::handler:
            return ticket.handler;
        case Dimension::liability:
            return ticket.liability;
        case Dimension::warranty_class:
            return ticket.warranty_class;
        case Dimension::state:
            return code_text(ticket.state);
        case Dimension::next_action:
            return ticket.next_action ? code_text(*ticket.next_action) : std::string();
        case Dimension::month_of_age:
            return unit == nullptr ? std::string() : months_since(*unit, ticket.received_at);
        default:
            return unit == nullptr ? std::string() : dimension_of(dimension, *unit, registers).value_or("");
    }
}

}  // namespace aftercare
