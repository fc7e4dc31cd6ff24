// What an aggregate holds: what no two may have at once, and what has to be there for it.
//
// An act that gives something up (an amendment its old name, a dismissal its members, a waiver its costs)
// leaves it free for others. When such an act is struck out, what the aggregate holds again is compared with
// what has become of it since: that is asked here once for all kinds, not by each.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/core/operations/group.hpp"
#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

enum class HoldingKind {
    // What one has alone.
    unit_name,   ///< `name` in project `key`, phase `within`
    party_name,  ///< `name`
    import_key,  ///< `name` in the system `within`
    membership,  ///< of ticket `key` in a group that is not over
    cost,        ///< cost `n` of ticket `key`, claimed by the back-charge of order `order_k`
    // What it rests on.
    unit,    ///< `key`
    party,   ///< `key`
    ticket,  ///< `key`
    staff,   ///< `name`: whose it is
};

struct Holding {
    HoldingKind kind = HoldingKind::membership;
    std::int64_t key = 0;
    std::string name = {};
    std::string within = {};
    int n = 0;
    int order_k = 0;
    auto operator<=>(const Holding&) const = default;
};

/// Each once, sorted. A voided ticket, a dismissed group and a waived back-charge have nothing alone.
std::vector<Holding> holdings_of(const Unit& unit);
std::vector<Holding> holdings_of(const Party& party);
std::vector<Holding> holdings_of(const StaffMember& member);
std::vector<Holding> holdings_of(const Ticket& ticket);
std::vector<Holding> holdings_of(const Group& group);
std::vector<Holding> holdings_of(const Charge& charge);

/// What `after` holds and `before` did not.
template <class T>
std::vector<Holding> gained(const T& before, const T& after);

}  // namespace aftercare
