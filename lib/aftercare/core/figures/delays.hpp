// Whose every hour of a ticket's life was: each lies with one alone (rules.md §6, Delay attribution).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "aftercare/core/figures/facts.hpp"
#include "aftercare/support/periods.hpp"

namespace aftercare {

/// With whom a ticket lay. Where several would do the first of these that does counts.
enum class Delay {
    closed,      ///< nobody: it was closed, and came back later
    owner,       ///< a hold for the owner's reasons
    third,       ///< a hold for reasons of others, or an order to a utility, an authority, the property
    party,       ///< the open order with the earliest due
    department,  ///< all else; its own crew too
};

/// A span of a ticket's life.
struct DelaySpan {
    Period span;
    Delay of = Delay::department;
    std::optional<int> order_k = {};  ///< of party
};

/// The ticket's life from its receipt to its last end, or to `until` while it is open, cut to `within`: spans
/// one behind the other without a gap, so that they add up to it. A hold counts to its resume or its review,
/// whichever was first; an order from when its party was told until it was done or ended. `kind_of` gives the
/// kind of a party.
std::vector<DelaySpan> delays_of(const TicketFacts& facts, const Policies& policies,
                                 const std::function<PartyKind(PartyId)>& kind_of, const Period& within,
                                 Instant until);

}  // namespace aftercare
