// close force: a manager ends a ticket that cannot be ended otherwise.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Forced {
    static constexpr Verb verb = Verb::force;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;
    std::string approved_by;
    std::string reason;
    bool closed_by_owner = false;  ///< enough was offered: the owner's later call reopens for longer

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("approved_by", self.approved_by);
        field("reason", self.reason);
        field("closed_by_owner", self.closed_by_owner);
    }
    bool operator==(const Forced&) const = default;
};

/// `approver` is the register's view of `approved_by`. It counts as closed by the owner with a reason that
/// says so, at least policy.offers_min documented offers (appointments and informs) and one of them in
/// writing.
Decided<Forced> decide(Forced asked, const Facts& facts, const Actor& approver);
void apply(Ticket& ticket, const Stamp& stamp, const Forced& event);

}  // namespace aftercare
