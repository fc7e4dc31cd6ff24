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

    static void fields(auto& self, auto&& field) {
        field("out_of", self.out_of);
        field("without", self.without);
    }
    bool operator==(const Split&) const = default;
};

struct SplitBoth {
    Split source;
    Split target;
};

/// From then on both are folded as if the merge had never been; what was done on the target stays there.
Decided<SplitBoth> decide_split(const Facts& source, const Facts& target);
void apply(Ticket& ticket, const Stamp& stamp, const Split& event);

}  // namespace aftercare
