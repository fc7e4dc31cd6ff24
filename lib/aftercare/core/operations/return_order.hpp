// dispatch return: the party gives the order back 退单.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Returned {
    static constexpr Verb verb = Verb::return_order;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string words;
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Returned&) const = default;
};

Decided<Returned> decide(Returned asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Returned& event);

}  // namespace aftercare
