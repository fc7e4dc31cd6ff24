#include "aftercare/core/operations/import_closed.hpp"

namespace aftercare {

void apply(Ticket& ticket, const Stamp& stamp, const ImportedClosed& event) {
    apply_registration(ticket, stamp, event.report);
    ticket.state = State::closed;
    ticket.closed_how = ClosedHow::imported;
    ticket.state_since = event.closed_at.value_or(stamp.at);
    ticket.state_by = stamp.actor;
    ticket.closed_at = event.closed_at;
    ticket.first_closed_at = event.closed_at;
    ticket.result = event.result;
    ticket.date_flag = event.closed_at && *event.closed_at < stamp.at;
}

}  // namespace aftercare
