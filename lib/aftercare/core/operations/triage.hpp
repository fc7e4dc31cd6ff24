// intake triage: what it is, how urgent, who answers for it. The first one accepts the ticket; later ones
// change what they name.
#pragma once

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/thing.hpp"
#include "aftercare/core/warranty.hpp"

namespace aftercare {

struct Triaged {
    static constexpr Verb verb = Verb::triage;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<std::string> category;
    std::optional<Urgency> urgency;
    std::optional<std::string> liability;  ///< normalised, see liability.hpp
    std::optional<std::string> element;
    std::optional<std::string> defect;
    std::optional<Kind> kind;
    std::optional<Instant> commit_at;  ///< the date promised for the repair
    std::string reason;                ///< policy code: why that is late, or another than before
    bool is_final = false;
    std::string words;
    std::optional<Warranty> warranty;  ///< asked with its inputs, decided with its result
    std::optional<EarlierLink> link;   ///< found anew, when it is about another element or defect

    static void fields(auto& self, auto&& field) {
        field("category", self.category);
        field("urgency", self.urgency);
        field("liability", self.liability);
        field("element", self.element);
        field("defect", self.defect);
        field("kind", self.kind);
        field("commit_at", self.commit_at);
        field("reason", self.reason);
        field("final", self.is_final);
        field("words", self.words);
        field("warranty", self.warranty);
        field("earlier", self.link);
    }
    bool operator==(const Triaged&) const = default;
};

/// The ticket as `event` makes it, but for state and warranty: what its derived parts are asked of.
Ticket ticket_with(Ticket ticket, const Triaged& event);

/// The first needs category, urgency and liability, here or known from registering. Lowering the urgency
/// needs a supervisor and a reason, as does a date later than the policy's own. A date promised before, or
/// whose time has passed, is extended: that needs a later date, and the reason.
Decided<Triaged> decide(Triaged asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Triaged& event);

}  // namespace aftercare
