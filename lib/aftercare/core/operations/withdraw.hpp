// intake withdraw: the owner takes the report back.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Withdrawn {
    static constexpr Verb verb = Verb::withdraw;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Who from;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("words", self.words);
    }
    bool operator==(const Withdrawn&) const = default;
};

Decided<Withdrawn> decide(Withdrawn asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Withdrawn& event);

}  // namespace aftercare
