// intake note: words for the record.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Noted {
    static constexpr Verb verb = Verb::note;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string text;

    static void fields(auto& self, auto&& field) { field("text", self.text); }
    bool operator==(const Noted&) const = default;
};

Decided<Noted> decide(Noted asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Noted& event);

}  // namespace aftercare
