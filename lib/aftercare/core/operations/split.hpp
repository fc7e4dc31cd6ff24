// intake split: a merge undone; the ticket is again where it was.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// Said of both tickets: of the one that comes back with `out_of`, of the target with `without`.
struct Split {
    static constexpr Verb verb = Verb::split;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<TicketId> out_of;
    std::optional<TicketId> without;
    std::optional<Instant> received_at;  ///< of the target: what it is without the other
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("out_of", self.out_of);
        field("without", self.without);
        field("received_at", self.received_at);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Split&) const = default;
};

struct SplitBoth {
    Split source;
    Split target;
};

/// `others` are the tickets that stay merged into the target. The clocks that the merge moved, and nothing
/// did since, are given back; a target that is over keeps its figures.
Decided<SplitBoth> decide_split(const Facts& source, const Facts& target, const std::vector<Ticket>& others);
void apply(Ticket& ticket, const Stamp& stamp, const Split& event);

}  // namespace aftercare
