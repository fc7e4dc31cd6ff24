// dispatch resume: a hold ends; the ticket goes on where its orders stand.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Resumed {
    static constexpr Verb verb = Verb::resume;
    static constexpr SubjectKind subject = SubjectKind::ticket;

    static void fields(auto&, auto&&) {}
    bool operator==(const Resumed&) const = default;
};

Decided<Resumed> decide(Resumed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Resumed& event);

}  // namespace aftercare
