// close reopen: a closed ticket is taken up again inside its window.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Reopened {
    static constexpr Verb verb = Verb::reopen;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;
    std::optional<Who> from;

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("from", self.from);
    }
    bool operator==(const Reopened&) const = default;
};

/// Refused after the window: what comes then is a new ticket.
Decided<Reopened> decide(Reopened asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Reopened& event);

}  // namespace aftercare
