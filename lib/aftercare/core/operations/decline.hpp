// intake decline: the department does not take it, with a reason that the owner was told.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Declined {
    static constexpr Verb verb = Verb::decline;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string reason;
    std::string words;
    std::optional<Means> how;
    std::optional<Who> to;
    std::string told_by;
    Instant told_at;

    static void fields(auto& self, auto&& field) {
        field("reason", self.reason);
        field("words", self.words);
        field("how", self.how);
        field("to", self.to);
        field("told_by", self.told_by);
        field("told_at", self.told_at);
    }
    bool operator==(const Declined&) const = default;
};

/// Refused when the owner is said to have been told before the receipt.
Decided<Declined> decide(Declined asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Declined& event);

}  // namespace aftercare
