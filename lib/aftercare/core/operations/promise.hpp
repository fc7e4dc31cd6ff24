// intake promise: a date was said to the owner. It is a clock of its own: kept by the first later act of what
// was promised, broken when its date passes before.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Promised {
    static constexpr Verb verb = Verb::promise;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int n = 0;  ///< of the ticket's promises, in the order of entry
    Instant due_at;
    std::string what;
    PromiseOf of = PromiseOf::answer;
    std::optional<Means> how;

    static void fields(auto& self, auto&& field) {
        field("promise", self.n);
        field("due_at", self.due_at);
        field("what", self.what);
        field("of", self.of);
        field("how", self.how);
    }
    bool operator==(const Promised&) const = default;
};

/// Refused when the date lies before the act. A promise is a contact with the owner.
Decided<Promised> decide(Promised asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Promised& event);

}  // namespace aftercare
