// intake merge: two tickets are about one thing; the target goes on, the other keeps its number.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// Said of both tickets: of the one that ends with `into`, of the one that goes on with `from`.
struct Merged {
    static constexpr Verb verb = Verb::merge;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<TicketId> into;
    std::optional<TicketId> from;
    std::optional<Instant> received_at;  ///< of the target: the earliest receipt
    Deadlines deadlines;                 ///< of the target: the earliest dues

    static void fields(auto& self, auto&& field) {
        field("into", self.into);
        field("from", self.from);
        field("received_at", self.received_at);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Merged&) const = default;
};

/// The two events of one merge.
struct MergedBoth {
    Merged source;
    Merged target;
};

/// Refused unless both are open, of one place, and two. `target` is the other ticket's facts.
Decided<MergedBoth> decide_merge(const Facts& source, const Facts& target);
void apply(Ticket& ticket, const Stamp& stamp, const Merged& event);

/// Moves clocks of a target as merges and splits do: what they would have due by themselves is kept.
void move_in_merge(Ticket& ticket, const Deadlines& deadlines);

}  // namespace aftercare
