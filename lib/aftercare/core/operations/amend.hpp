// intake amend: what was registered is put right; what is not named stays, and what was derived from what is
// named is derived again.
//
// Another unit: its owner becomes the contact where the old one's was by default, and the warranty and the
// link to an earlier ticket of the same thing are found anew. Another element or defect: warranty and link.
#pragma once

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/thing.hpp"
#include "aftercare/core/warranty.hpp"

namespace aftercare {

struct Amended {
    static constexpr Verb verb = Verb::amend;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<UnitId> unit_id;
    std::optional<std::string> place;    ///< set together with no unit_id: the unit is taken back
    std::vector<ContactEntry> contacts;  ///< new ones, or new data of ones it has
    std::string anonymous_reason;
    std::optional<Kind> kind;
    std::optional<ProjectId> project_id;
    std::optional<std::string> channel, element, defect, location, category, symptom, expected, received_by,
        ref;
    std::optional<Urgency> urgency;
    std::optional<Instant> noticed_at, ref_due;
    std::optional<bool> ref_solved, ref_satisfied;
    std::string words;
    std::optional<Warranty> warranty;  ///< asked with its inputs, decided with its result
    std::optional<EarlierLink> link;   ///< found anew

    static void fields(auto& self, auto&& field) {
        field("unit", self.unit_id);
        field("place", self.place);
        field("contacts", self.contacts);
        field("anonymous_reason", self.anonymous_reason);
        field("channel", self.channel);
        field("kind", self.kind);
        field("project", self.project_id);
        field("element", self.element);
        field("defect", self.defect);
        field("location", self.location);
        field("category", self.category);
        field("symptom", self.symptom);
        field("expected", self.expected);
        field("received_by", self.received_by);
        field("urgency", self.urgency);
        field("noticed_at", self.noticed_at);
        field("ref", self.ref);
        field("ref_due", self.ref_due);
        field("ref_solved", self.ref_solved);
        field("ref_satisfied", self.ref_satisfied);
        field("words", self.words);
        field("warranty", self.warranty);
        field("earlier", self.link);
    }
    bool operator==(const Amended&) const = default;
};

/// The ticket as `event` makes it, but for the warranty: what its derived parts are asked of. From another
/// place no contact by default is taken along.
Ticket ticket_with(Ticket ticket, const Amended& event);

/// Refused when nothing would change, when nobody would be left as contact, for a lower urgency without a
/// reason or the role for it, and for a date or an outcome of a referral that has no number. A ticket that is
/// new has no warranty yet.
Decided<Amended> decide(Amended asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Amended& event);

/// Whether `verb` may be said with this urgency: as refuse(), and lowering one needs a supervisor and a
/// reason.
std::optional<Refused> refuse_urgency(Verb verb, const Facts& facts, Effect effect,
                                      std::optional<Urgency> asked, const std::string& words);

}  // namespace aftercare
