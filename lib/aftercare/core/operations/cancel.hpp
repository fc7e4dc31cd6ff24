// dispatch cancel: the department takes an order back.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Cancelled {
    static constexpr Verb verb = Verb::cancel;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string words;
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Cancelled&) const = default;
};

Decided<Cancelled> decide(Cancelled asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Cancelled& event);

}  // namespace aftercare
