// intake chase: the owner asks again; counted instead of a new ticket.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Chased {
    static constexpr Verb verb = Verb::chase;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<Who> from;
    std::optional<Means> how;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("how", self.how);
        field("words", self.words);
    }
    bool operator==(const Chased&) const = default;
};

Decided<Chased> decide(Chased asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Chased& event);

}  // namespace aftercare
