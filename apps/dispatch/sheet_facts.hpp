// What the ledger knows for a printed paper, gathered from a ticket's rows and journal.
#pragma once

#include "aftercare/render/sheet_papers.hpp"
#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// The facts of a ticket, and of its order `k` when one is given; people in full.
SheetFacts gather_facts(Session& session, const History& history, std::optional<int> k);

}  // namespace aftercare
