#include "aftercare/core/operations/plan.hpp"

namespace aftercare {

Decided<Planned> decide(Planned asked, const Facts& facts) {
    if (auto no = refuse(Verb::plan, facts, Effect::fact)) {
        return *no;
    }
    asked.version = facts.latest().work.given.plan + 1;
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Planned& event) {
    ticket.plan_version = event.version;
    ticket.consent_needed = !event.no_consent_needed;
    ticket.consent_refused = false;
}

}  // namespace aftercare
