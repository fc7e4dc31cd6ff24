// intake void: the entry was a mistake.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Voided {
    static constexpr Verb verb = Verb::void_ticket;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const Voided&) const = default;
};

/// Refused once an order was issued.
Decided<Voided> decide(Voided asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Voided& event);

}  // namespace aftercare
