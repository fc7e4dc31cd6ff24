// close reject: the repair was looked at and is not good: a rework cycle.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Rejected {
    static constexpr Verb verb = Verb::reject;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;  ///< the order that failed; all done ones when not said
    std::string what;
    std::optional<Who> from;
    std::optional<Means> how;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("what", self.what);
        field("from", self.from);
        field("how", self.how);
    }
    bool operator==(const Rejected&) const = default;
};

Decided<Rejected> decide(Rejected asked, const Facts& facts);
/// The orders go back to acked, the resolve clock runs on without a gap.
void apply(Ticket& ticket, const Stamp& stamp, const Rejected& event);

}  // namespace aftercare
