#include "aftercare/core/figures/dimensions.hpp"

#include <algorithm>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr int k_months_a_year = 12;

/// Who did what the case is of: entered the act, called the owner, took the report, gave the order; of a
/// ticket as it stands its handler.
std::string person_of(const Case& one) {
    const auto& ticket = one.ticket_judged();
    return one.step != nullptr       ? one.step->stamp->actor
           : one.callback != nullptr ? one.callback->caller
           : one.order != nullptr    ? one.order->issued_by
           : one.is_receipt          ? ticket.received_by
                                     : ticket.handler;
}

/// Whether its party had a hand in the repair: it came or did it, or still has it to do.
bool worked_on(const Order& order) {
    return order.kind == OrderKind::repair && order.state != OrderState::cancelled &&
           order.state != OrderState::returned && (order.arrived_at || order.done_at || !order.ended_at);
}

/// By whom it was repaired; of a span of its life with whom it lay.
std::string_view repairer_of(const Case& one, const Registers& registers) {
    const auto party = one.order != nullptr    ? std::optional(one.order->party_id)
                       : one.charge != nullptr ? std::optional(one.charge->party_id)
                       : one.delay != nullptr  ? std::nullopt
                                               : one.ticket_judged().party_id;
    return party ? registers.party(*party) : std::string_view();
}

std::string code_text(const auto& code) {
    return std::string(code_of(code));
}

}  // namespace

int months_between(Day from, Day until) {
    const auto first = to_date(from);
    const auto last = to_date(until);
    return (last.year - first.year) * k_months_a_year + last.month - first.month -
           (last.day < first.day ? 1 : 0);
}

std::string month_text(int months) {
    return months < 0 ? std::string() : std::to_string(months);
}

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
        case Dimension::repairer:
            return std::string(repairer_of(one, registers));
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
            return unit == nullptr || !unit->handover_on
                       ? std::string()
                       : month_text(months_between(*unit->handover_on, day_of(ticket.received_at)));
        case Dimension::person:
            return person_of(one);
        case Dimension::ticket:
            return std::string(registers.number(ticket.id));
        default:
            return unit == nullptr ? std::string() : dimension_of(dimension, *unit, registers).value_or("");
    }
}

std::vector<std::string> repairers_of(const Case& one, const Registers& registers) {
    std::vector<std::string> parties;
    if (one.order == nullptr && one.charge == nullptr) {
        for (const auto& order : one.ticket_judged().orders) {
            if (!worked_on(order)) {
                continue;
            }
            std::string party(registers.party(order.party_id));
            if (std::find(parties.begin(), parties.end(), party) == parties.end()) {
                parties.push_back(std::move(party));
            }
        }
    }
    if (parties.empty()) {
        parties.emplace_back(repairer_of(one, registers));
    }
    return parties;
}

}  // namespace aftercare
