// intake new: a report is registered. Also a row of an import that is still open.
#pragma once

#include <vector>

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/thing.hpp"

namespace aftercare {

/// What is known of a report when it is registered; shared with imported history.
struct Registration {
    Kind kind = Kind::repair;
    std::string channel;  ///< of the policy
    ProjectId project_id;
    std::optional<UnitId> unit_id;
    std::string place;  ///< when it is no registered unit or area
    std::string element;
    std::string defect;
    std::string location;
    std::string category;
    std::optional<Urgency> urgency;
    std::string symptom;
    std::string expected;
    std::optional<Instant> noticed_at;
    std::string received_by;
    std::vector<ContactEntry> contacts;
    std::string anonymous_reason;
    std::string source;
    std::string source_id;
    std::string source_digest;       ///< of the mapped values, so that a second import can tell a change
    std::string ref;                 ///< the number under which an authority or a lawyer referred it
    std::optional<Instant> ref_due;  ///< by when they want to hear

    static void fields(auto& self, auto&& field) {
        field("kind", self.kind);
        field("channel", self.channel);
        field("project", self.project_id);
        field("unit", self.unit_id);
        field("place", self.place);
        field("element", self.element);
        field("defect", self.defect);
        field("location", self.location);
        field("category", self.category);
        field("urgency", self.urgency);
        field("symptom", self.symptom);
        field("expected", self.expected);
        field("noticed_at", self.noticed_at);
        field("received_by", self.received_by);
        field("contacts", self.contacts);
        field("anonymous_reason", self.anonymous_reason);
        field("source", self.source);
        field("source_id", self.source_id);
        field("source_digest", self.source_digest);
        field("ref", self.ref);
        field("ref_due", self.ref_due);
    }
    bool operator==(const Registration&) const = default;
};

/// Registered; happened when the report was received.
struct Opened {
    static constexpr Verb verb = Verb::open;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Registration report;
    bool imported = false;  ///< no person has spoken with the owner by this
    EarlierLink link;
    bool follows_said = false;  ///< the link was said, not found by place and thing

    static void fields(auto& self, auto&& field) {
        Registration::fields(self.report, field);
        field("imported", self.imported);
        EarlierLink::fields(self.link, field);
        field("follows_said", self.follows_said);
    }
    bool operator==(const Opened&) const = default;
};

/// What deciding on a new ticket needs; there is no ticket yet.
struct OpenFacts {
    const Policy& policy;
    std::string_view project;
    const Actor& actor;
    When when;
    std::vector<std::string> duplicates;  ///< numbers of open tickets of the same thing; empty when not asked
};

/// Refused without a contact (unless anonymous with a reason), place or symptom, and when duplicates are
/// open.
Decided<Opened> decide(Opened asked, const OpenFacts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Opened& event);

/// What the report is about.
Thing thing_of(const Registration& report);

/// Writes the registration into a ticket that is being made.
void apply_registration(Ticket& ticket, const Stamp& stamp, const Registration& report);

}  // namespace aftercare
