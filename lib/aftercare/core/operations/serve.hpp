// dispatch serve: the written order was delivered; the legal notice of defect. Not a contact with the owner.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Served {
    static constexpr Verb verb = Verb::serve;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    Means how = Means::hand;
    std::optional<Person> to;
    bool formal = false;
    bool proved = false;        ///< a file that shows the delivery comes with it
    bool entered_late = false;  ///< of a formal notice: too late to prove itself, and no file shows it
    std::optional<Instant>
        cure_by;  ///< of a formal notice: until when the party may mend it itself; none: at once
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("how", self.how);
        field("to", self.to);
        field("formal", self.formal);
        field("proved", self.proved);
        field("entered_late", self.entered_late);
        field("cure_by", self.cure_by);
        field("words", self.words);
    }
    bool operator==(const Served&) const = default;
};

/// May be said again, for a second, formal service. The first one counts for the clock; of several formal
/// ones that whose time to mend ended first, those entered late only while there is no other: no repetition
/// makes a proof weaker.
Decided<Served> decide(Served asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Served& event);

}  // namespace aftercare
