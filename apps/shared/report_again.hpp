// What comes when a ticket may not come back any more: a new one about the same thing, as the line to type.
#pragma once

#include <optional>
#include <string>

#include "apps/shared/batch.hpp"

namespace aftercare {

/// `intake new` with the place, thing and symptom of the ticket acted on: a new report of the same, of its
/// kind or of `kind`.
std::string report_again(const TicketAct& act, std::optional<Kind> kind = std::nullopt);

/// What was decided; a refusal because the ticket may not come back any more names the line that reports it
/// again.
template <class Event>
Decided<Event> or_report_again(const TicketAct& act, Decided<Event> decided) {
    if (decided || decided.reason().why != Refusal::window_over) {
        return decided;
    }
    auto no = decided.reason();
    no.helps = report_again(act);
    return no;
}

}  // namespace aftercare
