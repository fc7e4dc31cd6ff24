// dispatch extend: a new date for the repair. The original date stays, and so does a miss.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Extended {
    static constexpr Verb verb = Verb::extend;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Instant due_at;
    std::string reason;     ///< policy code, as of a hold
    std::optional<Who> to;  ///< who was told
    std::optional<Means> how;

    static void fields(auto& self, auto&& field) {
        field("due_at", self.due_at);
        field("reason", self.reason);
        field("to", self.to);
        field("how", self.how);
    }
    bool operator==(const Extended&) const = default;
};

/// Refused without a running resolve clock, and when the date is not later than the current one. Entered
/// (not merely dated) after the current date has passed it moves that date, and the miss stands.
Decided<Extended> decide(Extended asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Extended& event);

}  // namespace aftercare
