// dispatch escalate: the ticket was reported up, to whom and how; and that they took note of it.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Escalated {
    static constexpr Verb verb = Verb::escalate;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string to;            ///< whom it was reported to; who took note
    std::optional<Means> how;  ///< nothing of an acknowledgement
    bool acknowledged = false;

    static void fields(auto& self, auto&& field) {
        field("to", self.to);
        field("how", self.how);
        field("acknowledged", self.acknowledged);
    }
    bool operator==(const Escalated&) const = default;
};

/// An acknowledgement without a name is that of whom it was last reported to. It is refused while nobody was
/// told, and a second time.
Decided<Escalated> decide(Escalated asked, const Facts& facts);
/// A report acknowledges the ladder: the escalate clock stops, and an answer that was not accepted is in
/// other hands. That they took note stops nothing.
void apply(Ticket& ticket, const Stamp& stamp, const Escalated& event);

}  // namespace aftercare
