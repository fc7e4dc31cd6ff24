#include "aftercare/core/operations/survey.hpp"

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
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Surveyed& event) {
    if (event.source_unit_id) {
        ticket.source_unit_id = event.source_unit_id;
    }
    ticket.liability = event.liability.value_or(ticket.liability);
    ticket.liability_final = ticket.liability_final || event.is_final;
}

}  // namespace aftercare
