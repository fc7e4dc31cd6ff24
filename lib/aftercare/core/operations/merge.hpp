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

    static void fields(auto& self, auto&& field) {
        field("into", self.into);
        field("from", self.from);
    }
    bool operator==(const Merged&) const = default;
};

/// The two events of one merge.
struct MergedBoth {
    Merged source;
    Merged target;
};

/// Refused unless both are open, of one place, and two, and while the one that ends has open orders. `target`
/// is the other ticket's facts.
Decided<MergedBoth> decide_merge(const Facts& source, const Facts& target);
void apply(Ticket& ticket, const Stamp& stamp, const Merged& event);

}  // namespace aftercare
