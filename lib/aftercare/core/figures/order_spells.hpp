// When each order lay with its party. Private to facts_of().
#pragma once

#include "aftercare/core/figures/facts.hpp"

namespace aftercare {

/// Follows the orders from department to party and back, by what an act left. An order that its party had
/// done and that is rejected is a step of its own.
void note_orders(TicketFacts& facts, const ActFolded& act);

}  // namespace aftercare
