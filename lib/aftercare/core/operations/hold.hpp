// dispatch hold: nothing can go on, for a reason that is looked at again by a date.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Held {
    static constexpr Verb verb = Verb::hold;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string reason;
    Instant review_at;
    std::string words;
    Instant counts_from;        ///< not the time of the act when it was entered late
    bool stops_clocks = false;  ///< the owner's own delay, or nobody's
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("reason", self.reason);
        field("review_at", self.review_at);
        field("words", self.words);
        field("counts_from", self.counts_from);
        field("stops_clocks", self.stops_clocks);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Held&) const = default;
};

/// A hold counts at most policy.hold_entry_hours_max before its entry. A hold that the owner asked for gives
/// the inform clock the time until its review.
Decided<Held> decide(Held asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Held& event);

}  // namespace aftercare
