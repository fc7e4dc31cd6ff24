// dispatch start: work begins.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Started {
    static constexpr Verb verb = Verb::start;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    bool emergency = false;  ///< began without the consent that the plan asks for
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("emergency", self.emergency);
        field("words", self.words);
    }
    bool operator==(const Started&) const = default;
};

/// Refuses while the newest plan asks for a consent that nobody gave.
std::optional<Refused> refuse_without_consent(const Facts& facts);

/// Refused while the newest plan waits for the consent of the unit worked in, unless in an emergency with a
/// reason.
Decided<Started> decide(Started asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Started& event);

}  // namespace aftercare
