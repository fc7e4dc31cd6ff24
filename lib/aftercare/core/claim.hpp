// What a ticket says of a claim against a party: what replacing its order cost, how well the default is
// proved, until when the claim lives; and whether an order that was given by phone was followed in writing.
#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

/// Numbers of the orders that replace order `k`, and of those that replace them in turn.
std::set<int> replacements_of(const Ticket& ticket, int k);

/// The costs of the orders that replace order `k`, and of those that replace them in turn. Coordination
/// costs nothing.
Fen claim_of(const Ticket& ticket, int k);

/// What the proof of the default lacks, a code of k_weak_codes; empty when it is strong: the party was
/// formally told of the defect and its time to mend it had passed when it was given up on, or work had to
/// begin in an emergency, for a stated reason.
std::string_view weak_proof(const Ticket& ticket, const Order& order);

/// Last day on which the claim can be brought: the years of the policy from the default, when the developer
/// knew of the damage and of who owes it (Civil Code art. 188). A demand would start the time again
/// (art. 195); the earlier day is kept, being the safe one.
Day limitation_of(const Policy& policy, const Order& order);

/// Whether order `k` was defaulted and money was spent on replacing it.
bool has_claim(const Ticket& ticket, const Order& order);

/// By when an order that was given by phone has to be served in writing; nothing for other orders.
std::optional<Instant> written_order_due(const Ticket& ticket, const Order& order);

/// Whether the written order came late, or is missing at `now` though it is due.
bool is_written_late(const Ticket& ticket, const Order& order, Instant now);

}  // namespace aftercare
