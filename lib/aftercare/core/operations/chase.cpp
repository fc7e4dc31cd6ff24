#include "aftercare/core/operations/chase.hpp"

namespace aftercare {

Decided<Chased> decide(Chased asked, const Facts& facts) {
    if (auto no = refuse(Verb::chase, facts, Effect::fact)) {
        return *no;
    }
    asked.deadlines = contact_deadlines(facts);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Chased& event) {
    ++ticket.chase_count;
    note_contact(ticket, stamp.at, event.how);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
