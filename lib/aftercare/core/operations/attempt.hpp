// callback attempt: the owner was called and not reached.
#pragma once

#include "aftercare/core/operations/record.hpp"

namespace aftercare {

struct Attempted {
    static constexpr Verb verb = Verb::attempt;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    AttemptOutcome outcome = AttemptOutcome::no_answer;
    std::string words;
    std::optional<Instant> again;  ///< the owner asked to be called then
    Day on;                        ///< the day of the attempt in the ledger's zone
    CallbackState leaves = CallbackState::due;

    static void fields(auto& self, auto&& field) {
        field("outcome", self.outcome);
        field("words", self.words);
        field("again", self.again);
        field("on", self.on);
        field("leaves", self.leaves);
    }
    bool operator==(const Attempted&) const = default;
};

/// `on` is given; `again` is later than the act; the call may be made earlier all the same. An owner counts
/// as unreachable after the policy's number of tries on as many days; a refusal ends the callback.
Decided<Attempted> decide(Attempted asked, const Facts& facts, const CallFacts& call = {});
void apply(Ticket& ticket, const Stamp& stamp, const Attempted& event);

}  // namespace aftercare
