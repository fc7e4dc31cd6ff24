// dispatch extend: a new date for the repair, the original stays, and so does a miss; or of one order, whose
// own due is no clock.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Extended {
    static constexpr Verb verb = Verb::extend;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;  ///< the order that gets the date, not the ticket
    Instant due_at;
    std::string reason;     ///< policy code, as of a hold
    std::optional<Who> to;  ///< who was told
    std::optional<Means> how;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("due_at", self.due_at);
        field("reason", self.reason);
        field("to", self.to);
        field("how", self.how);
    }
    bool operator==(const Extended&) const = default;
};

/// Of a ticket refused without a running resolve clock, and when the date is not later than the current one.
/// Entered (not merely dated) after the current date has passed it moves that date, and the miss stands. Of
/// an order refused when it is not open or has that due already.
Decided<Extended> decide(Extended asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Extended& event);

/// Why `due_at` extends nothing: the date of the run is as late already.
std::optional<Refused> refuse_not_later(const Facts& facts, const ClockRun& run, Instant due_at);

}  // namespace aftercare
