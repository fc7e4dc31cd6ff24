// dispatch remind: a reminder is claimed before it is sent, so that it goes out at most once; a delivery that
// failed gives the claim back.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// One reminder of a ticket, of a clock's run or of a hold's review, at one step of the ladder on one day.
struct Reminded {
    static constexpr Verb verb = Verb::remind;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> run_n;     ///< of the clock
    std::optional<int> hold_n;    ///< of the hold
    int level = 0;                ///< step of the ladder
    Day day_on;                   ///< in the ledger's zone
    std::vector<std::string> to;  ///< names of those addressed
    std::string message_id;       ///< of the digest
    bool failed = false;          ///< takes the claim back: it was not delivered

    static void fields(auto& self, auto&& field) {
        field("run", self.run_n);
        field("hold", self.hold_n);
        field("level", self.level);
        field("day_on", self.day_on);
        field("to", self.to);
        field("message_id", self.message_id);
        field("failed", self.failed);
    }
    bool operator==(const Reminded&) const = default;
};

/// Refused (nothing_to_change) when it has been claimed already, or a failure was never claimed.
Decided<Reminded> decide(Reminded asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Reminded& event);

}  // namespace aftercare
