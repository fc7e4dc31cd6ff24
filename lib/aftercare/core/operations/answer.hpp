// intake answer: an enquiry, suggestion, praise, service or complaint is answered without a repair.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Answered {
    static constexpr Verb verb = Verb::answer;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;
    std::optional<Means> how;
    bool adopt = false;                ///< the suggestion is taken up
    std::optional<bool> was_accepted;  ///< by the owner
    std::string handler;               ///< the supervisor who is next when it was not accepted

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("how", self.how);
        field("adopt", self.adopt);
        field("accepted", self.was_accepted);
        field("handler", self.handler);
    }
    bool operator==(const Answered&) const = default;
};

/// Refused for repairs, complaints about quality, and while an order is open; a complaint needs to say
/// whether the owner accepted. Not accepted keeps the ticket open with `supervisor` as its handler (when not
/// empty).
Decided<Answered> decide(Answered asked, const Facts& facts, const std::string& supervisor);
void apply(Ticket& ticket, const Stamp& stamp, const Answered& event);

}  // namespace aftercare
