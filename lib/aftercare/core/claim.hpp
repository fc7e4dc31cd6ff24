// What a ticket says of a claim against a party: what replacing its order cost, how well the default is
// proved, until when the claim lives; and whether an order that was given by phone was followed in writing.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

/// Numbers of the orders that replace order `k`, and of those that replace them in turn.
std::set<int> replacements_of(const Ticket& ticket, int k);

/// Whether an order that takes the place of order `k` would have `party` replace itself: it was given up on,
/// with that order or with one that it replaces in turn.
bool is_own_replacement(const Ticket& ticket, int k, PartyId party);

/// Numbers of the ticket's costs that a default of order `k` caused: those of the orders that replace it, and
/// of those that replace them in turn. Coordination costs nothing.
std::vector<int> costs_behind(const Ticket& ticket, int k);

/// The sum of the costs of these numbers.
Fen sum_of(const Ticket& ticket, const std::vector<int>& costs);

/// What the proof of the default lacks, a code of k_weak_codes; empty when it is strong: the party was
/// formally told of the defect and its time to mend it had passed when it was given up on, or work had to
/// begin in an emergency in the order's cycle, for a stated reason; and that was entered in time, or has a
/// file that shows it.
std::string_view weak_proof(const Ticket& ticket, const Order& order);

/// Last day on which the claim can be brought: the years of the policy from the default, when the developer
/// knew of the damage and of who owes it (Civil Code art. 188). A demand would start the time again
/// (art. 195); the earlier day is kept, being the safe one.
Day limitation_of(const Policy& policy, const Order& order);

/// By when an order that was given by phone has to be served in writing; nothing for other orders.
std::optional<Instant> written_order_due(const Ticket& ticket, const Order& order);

/// Whether the written order came late, or is missing at `now` though it is due.
bool is_written_late(const Ticket& ticket, const Order& order, Instant now);

}  // namespace aftercare
