// dispatch return: the party gives the order back 退单.
#pragma once

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

using Returned = OrderEnded<Verb::return_order>;

Decided<Returned> decide(Returned asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Returned& event);

}  // namespace aftercare
