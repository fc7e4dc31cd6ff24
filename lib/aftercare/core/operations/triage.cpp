#include "aftercare/core/operations/triage.hpp"

#include <algorithm>

#include "aftercare/core/operations/amend.hpp"
#include "aftercare/core/operations/extend.hpp"

namespace aftercare {

namespace {

void take_values(Ticket& ticket, const Triaged& event) {
    ticket.category = event.category.value_or(ticket.category);
    ticket.urgency = event.urgency ? event.urgency : ticket.urgency;
    ticket.liability = event.liability.value_or(ticket.liability);
    ticket.element = event.element.value_or(ticket.element);
    ticket.defect = event.defect.value_or(ticket.defect);
    ticket.kind = event.kind.value_or(ticket.kind);
    ticket.liability_final = ticket.liability_final || event.is_final;
    if (event.link) {
        ticket.follows = event.link->follows;
        ticket.is_repeat = event.link->is_repeat;
    }
}

bool names_nothing(const Triaged& asked) {
    return !asked.category && !asked.urgency && !asked.liability && !asked.element && !asked.defect &&
           !asked.kind && !asked.commit_at && !asked.is_final && !asked.warranty;
}

std::vector<std::string> missing_for_first(const Ticket& ticket) {
    std::vector<std::string> missing;
    if (ticket.category.empty()) {
        missing.emplace_back("category");
    }
    if (!ticket.urgency) {
        missing.emplace_back("urgency");
    }
    if (ticket.liability.empty()) {
        missing.emplace_back("liability");
    }
    return missing;
}

/// Why the date that is promised may not be; `resolve` is the repair's clock as the triage else leaves it.
std::optional<Refused> refuse_commitment(const Triaged& asked, const Facts& facts, const ClockRun& resolve) {
    const bool is_second = resolve.work.is_committed;
    const bool is_extension =
        is_second || (resolve.due_at<facts.when.now&& * asked.commit_at> resolve.due_at);
    const bool is_late = !is_second && resolve.standard_by && *asked.commit_at > *resolve.standard_by;
    if (auto no = refuse_actor(facts.actor, is_late ? StaffRole::supervisor : StaffRole::desk)) {
        return no;
    }
    if (auto no = is_second ? refuse_not_later(facts, resolve, *asked.commit_at) : std::nullopt) {
        return no;
    }
    if ((is_extension || is_late) && asked.reason.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"reason"};
        no.helps.clear();
        return no;
    }
    return std::nullopt;
}

}  // namespace

Ticket ticket_with(Ticket ticket, const Triaged& event) {
    take_values(ticket, event);
    return ticket;
}

Decided<Triaged> decide(Triaged asked, const Facts& facts) {
    const bool first = facts.ticket.state == State::registered;
    if (auto no = refuse_urgency(Verb::triage, facts, first ? Effect::changes_state : Effect::fact,
                                 asked.urgency, asked.words)) {
        return *no;
    }
    const auto changed = ticket_with(facts.ticket, asked);
    auto missing = first ? missing_for_first(changed) : std::vector<std::string>{};
    asked.warranty = decide_warranty(facts.policy, facts.project, changed, std::move(asked.warranty));
    if (!missing.empty() || (!first && names_nothing(asked))) {
        auto no =
            refused(missing.empty() ? Refusal::nothing_to_change : Refusal::missing_facts, facts.ticket);
        no.missing = std::move(missing);
        no.helps.clear();
        return no;
    }
    if (asked.commit_at && facts.resolve_after) {
        auto without = asked;
        without.commit_at.reset();
        if (const auto resolve = facts.resolve_after(without)) {
            if (auto no = refuse_commitment(asked, facts, *resolve)) {
                return *no;
            }
        }
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Triaged& event) {
    take_values(ticket, event);
    if (event.warranty) {
        apply_warranty(ticket, *event.warranty);
    }
    if (ticket.state != State::registered) {
        return;
    }
    enter(ticket, State::accepted, Verb::triage, stamp.at, stamp.actor);
    ticket.accepted_at = stamp.at;
    if (!ticket.handler_assigned) {
        ticket.handler = stamp.actor;
    }
}

}  // namespace aftercare
