// intake promise: a date was said to the owner. It is a clock of its own: kept by the first later act in
// which the owner is served, broken when its date passes before.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Promised {
    static constexpr Verb verb = Verb::promise;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Instant due_at;
    std::string what;
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("due_at", self.due_at);
        field("what", self.what);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Promised&) const = default;
};

/// Refused when the date lies before the act. A promise is a contact with the owner.
Decided<Promised> decide(Promised asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Promised& event);

/// Stops the promises made before `at`: the owner was informed, visited, answered, or the repair was
/// finished.
void keep_promises(Ticket& ticket, Instant at);

}  // namespace aftercare
