// dispatch inform: the owner was told what, when, by which means.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Informed {
    static constexpr Verb verb = Verb::inform;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string what;
    Means how = Means::phone;
    std::optional<Who> to;

    static void fields(auto& self, auto&& field) {
        field("what", self.what);
        field("how", self.how);
        field("to", self.to);
    }
    bool operator==(const Informed&) const = default;
};

/// The first one after triage gives judgement and next step: it stops the feedback clock. One to who referred
/// the ticket is no contact with the owner: it stops the reply clock, and is refused when nobody referred it.
Decided<Informed> decide(Informed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Informed& event);

}  // namespace aftercare
