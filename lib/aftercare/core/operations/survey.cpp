#include "aftercare/core/operations/survey.hpp"

#include "aftercare/core/operations/consent.hpp"

namespace aftercare {

Decided<Surveyed> decide(Surveyed asked, const Facts& facts) {
    if (auto no = refuse(Verb::survey, facts, Effect::fact)) {
        return *no;
    }
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    asked.k = *k;
    asked.warranty = decide_warranty(facts.policy, facts.project, facts.ticket, std::move(asked.warranty));
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Surveyed& event) {
    const auto worked_in = unit_worked_in(ticket);
    if (event.source_unit_id) {
        ticket.source_unit_id = event.source_unit_id;
    }
    if (unit_worked_in(ticket) != worked_in) {
        forget_consent(ticket);
    }
    ticket.liability = event.liability.value_or(ticket.liability);
    ticket.liability_final = ticket.liability_final || event.is_final;
    if (event.warranty) {
        apply_warranty(ticket, *event.warranty);
    }
}

}  // namespace aftercare
