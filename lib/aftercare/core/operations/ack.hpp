// dispatch ack: the party says it has the order.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Acked {
    static constexpr Verb verb = Verb::ack;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::optional<Person> from;
    std::optional<Means> how;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("from", self.from);
        field("how", self.how);
    }
    bool operator==(const Acked&) const = default;
};

/// Refused when it was acknowledged already or the party is on site.
Decided<Acked> decide(Acked asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Acked& event);

}  // namespace aftercare
