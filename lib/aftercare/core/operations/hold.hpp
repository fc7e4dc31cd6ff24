// dispatch hold: nothing can go on, for a reason that is looked at again by a date.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Held {
    static constexpr Verb verb = Verb::hold;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int n = 0;  ///< of the ticket's holds, in the order of entry
    std::string reason;
    Instant review_at;
    std::optional<Who> from;  ///< who said so
    std::optional<Means> how;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("hold", self.n);
        field("reason", self.reason);
        field("review_at", self.review_at);
        field("from", self.from);
        field("how", self.how);
        field("words", self.words);
    }
    bool operator==(const Held&) const = default;
};

/// A reason of the owner's needs who said so and how; a review later than policy.hold_review_days a
/// supervisor. A completed repair waits for what is to be observed, and for nothing else.
Decided<Held> decide(Held asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Held& event);

}  // namespace aftercare
