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
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("hold", self.n);
        field("reason", self.reason);
        field("review_at", self.review_at);
        field("words", self.words);
    }
    bool operator==(const Held&) const = default;
};

Decided<Held> decide(Held asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Held& event);

}  // namespace aftercare
