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
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("from_at", self.from_at);
        field("until_at", self.until_at);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Appointed&) const = default;
};

/// A new window replaces the pending one: agreed before that began, the visit drops out; later, it is a miss.
/// `until_at` > `from_at` is the caller's to check.
Decided<Appointed> decide(Appointed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Appointed& event);

}  // namespace aftercare
