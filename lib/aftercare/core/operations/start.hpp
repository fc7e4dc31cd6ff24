// dispatch start: work begins.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Started {
    static constexpr Verb verb = Verb::start;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    bool emergency = false;     ///< began past a gate: without consent, or before the announced time
    bool entered_late = false;  ///< of an emergency: too late to prove itself
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("emergency", self.emergency);
        field("entered_late", self.entered_late);
        field("words", self.words);
    }
    bool operator==(const Started&) const = default;
};

/// Refuses while the newest plan asks for a consent that nobody gave.
std::optional<Refused> refuse_without_consent(const Facts& facts);

/// Refuses while the newest plan asks for a consent that nobody gave, and before the time that neighbours
/// were told of.
std::optional<Refused> refuse_at_gate(const Facts& facts);

/// Refused at a gate, unless in an emergency with a reason.
Decided<Started> decide(Started asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Started& event);

}  // namespace aftercare
