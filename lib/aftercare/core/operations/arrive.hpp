// dispatch arrive: the party came, or somebody did not.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Arrived {
    static constexpr Verb verb = Verb::arrive;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::optional<NoShow> no_show;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("no_show", self.no_show);
        field("words", self.words);
    }
    bool operator==(const Arrived&) const = default;
};

/// An arrival before the window counts as inside it. A no-show needs an appointment whose window has begun;
/// the owner's drops the visit out of the rate, the contractor's is a miss.
Decided<Arrived> decide(Arrived asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Arrived& event);

}  // namespace aftercare
