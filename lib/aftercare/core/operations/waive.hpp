// callback waive: the callback is not made, with a reason.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct CallbackWaived {
    static constexpr Verb verb = Verb::waive;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;
    bool not_sampled = false;  ///< the policy's sample left it out, see core/sampling.hpp

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("not_sampled", self.not_sampled);
    }
    bool operator==(const CallbackWaived&) const = default;
};

Decided<CallbackWaived> decide(CallbackWaived asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const CallbackWaived& event);

}  // namespace aftercare
