// What comes after the window for reopening: a new ticket about the same thing, as the line to type.
#pragma once

#include <optional>
#include <string>

#include "apps/shared/batch.hpp"

namespace aftercare {

/// `intake new` with the place, thing and symptom of the ticket acted on: a new report of the same, of its
/// kind or of `kind`.
std::string report_again(const TicketAct& act, std::optional<Kind> kind = std::nullopt);

}  // namespace aftercare
