// What deciding on a callback needs of the rest of the ledger.
#pragma once

#include "aftercare/core/operations/record.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Who reported the repair of `ticket`, and whether a complaint that a callback of it opened is still open.
CallFacts call_facts(Database& db, TicketId ticket);

}  // namespace aftercare
