// callback waive: the callback is not made, with a reason.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct CallbackWaived {
    static constexpr Verb verb = Verb::waive;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const CallbackWaived&) const = default;
};

Decided<CallbackWaived> decide(CallbackWaived asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const CallbackWaived& event);

}  // namespace aftercare
