// dispatch appoint: a window agreed with the owner for an order's visit.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Appointed {
    static constexpr Verb verb = Verb::appoint;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    Instant from_at;
    Instant until_at;
    std::optional<MovedBy> moved_by;  ///< who asked for another window than the pending one; none: us
    std::optional<Means> how;         ///< how the owner was told; none: not told by this

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("from_at", self.from_at);
        field("until_at", self.until_at);
        field("moved_by", self.moved_by);
        field("how", self.how);
    }
    bool operator==(const Appointed&) const = default;
};

/// A new window replaces the pending one: moved by the owner before that began, the visit drops out; else it
/// is a miss. `until_at` > `from_at` is the caller's to check.
Decided<Appointed> decide(Appointed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Appointed& event);

}  // namespace aftercare
