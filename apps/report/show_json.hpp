// Tickets as JSON: the ledger's columns, the parts, the events.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// One ticket is an object, several are an array; with `lines` one object a line.
std::string show_json(Session& session, const std::vector<History>& tickets, bool lines);

}  // namespace aftercare
