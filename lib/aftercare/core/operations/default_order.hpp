// dispatch default: a party that was told and did not come. Its order ends; another party replaces it at its
// cost.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Defaulted {
    static constexpr Verb verb = Verb::default_order;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string words;
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Defaulted&) const = default;
};

/// Never refused for want of formal service or of a passed cure deadline: the charge says how weak its proof
/// is.
Decided<Defaulted> decide(Defaulted asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Defaulted& event);

}  // namespace aftercare
