// dispatch escalate: the ticket was reported up, to whom and how.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Escalated {
    static constexpr Verb verb = Verb::escalate;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string to;
    Means how = Means::phone;

    static void fields(auto& self, auto&& field) {
        field("to", self.to);
        field("how", self.how);
    }
    bool operator==(const Escalated&) const = default;
};

Decided<Escalated> decide(Escalated asked, const Facts& facts);
/// Acknowledges the ladder: the escalate clock stops, and an answer that was not accepted is in other hands.
void apply(Ticket& ticket, const Stamp& stamp, const Escalated& event);

}  // namespace aftercare
