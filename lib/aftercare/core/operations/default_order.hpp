// dispatch default: a party that was told and did not come. Its order ends; another party replaces it at its
// cost.
#pragma once

#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

using Defaulted = OrderEnded<Verb::default_order>;

/// Never refused for want of formal service or of a passed cure deadline: the charge says how weak its proof
/// is.
Decided<Defaulted> decide(Defaulted asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Defaulted& event);

}  // namespace aftercare
