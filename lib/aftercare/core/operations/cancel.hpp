// dispatch cancel: the department takes an order back.
#pragma once

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

using Cancelled = OrderEnded<Verb::cancel>;

Decided<Cancelled> decide(Cancelled asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Cancelled& event);

}  // namespace aftercare
