#include "aftercare/core/operations/close_at_source.hpp"

#include "aftercare/core/operations/closing.hpp"
#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<ClosedAtSource> decide(ClosedAtSource asked, const Facts& facts) {
    if (auto no = refuse(Verb::close_at_source, facts, Effect::changes_state)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const ClosedAtSource& event) {
    const auto first_closed_at = ticket.first_closed_at;
    cancel_open_orders(ticket, stamp.at);
    close_ticket(ticket, stamp, Verb::close_at_source, ClosedHow::imported);
    ticket.closed_at = event.closed_at;
    ticket.first_closed_at = first_closed_at ? first_closed_at : event.closed_at;
    if (!event.result.empty()) {
        ticket.result = event.result;
    }
    if (!event.source_digest.empty()) {
        ticket.source_digest = event.source_digest;
    }
}

}  // namespace aftercare
