// Tickets and back-charges as JSON: the ledger's columns, the parts, the events.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/charges.hpp"
#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Tickets, then back-charges: one is an object, several are an array; with `lines` one object a line.
std::string show_json(Session& session, const std::vector<History>& tickets,
                      const std::vector<ChargeHistory>& charges, bool lines);

}  // namespace aftercare
