// Events of the ledger itself: made, restored, policy applied, personal data revealed.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// What the ledger knows of itself; one row.
struct LedgerState {
    std::int64_t id = 1;
    std::string site;
    std::string zone;
    std::string language;
    bool shared = false;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("site", self.site);
        field("zone", self.zone);
        field("language", self.language);
        field("shared", self.shared);
    }
    bool operator==(const LedgerState&) const = default;
};

/// A version of the policy; its id is the version.
struct PolicyVersion {
    std::int64_t id = 0;
    Instant applied_at;
    std::string text;
    std::string frozen;  ///< what the text said to the program that applied it, see freeze_policy()

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("applied_at", self.applied_at);
        field("text", self.text);
        field("frozen", self.frozen);
    }
    bool operator==(const PolicyVersion&) const = default;
};

struct Initialised {
    static constexpr Verb verb = Verb::init;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    std::string site, zone, language;
    bool shared = false;

    static void fields(auto& self, auto&& field) {
        field("site", self.site);
        field("zone", self.zone);
        field("language", self.language);
        field("shared", self.shared);
    }
    bool operator==(const Initialised&) const = default;
};

/// The first entry of a new epoch: which ledger it carries on, and where that stood.
struct Restored {
    static constexpr Verb verb = Verb::restore;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    std::int64_t parent_epoch = 0;
    std::int64_t parent_seq = 0;
    std::string parent_head;       ///< hash of its last entry, hexadecimal
    bool people_left_out = false;  ///< it came without names, phones and embedded files

    static void fields(auto& self, auto&& field) {
        field("parent_epoch", self.parent_epoch);
        field("parent_seq", self.parent_seq);
        field("parent_head", self.parent_head);
        field("people_left_out", self.people_left_out);
    }
    bool operator==(const Restored&) const = default;
};

/// The first entry of a new epoch in the same file, whose clock starts anew: where the old one stood.
struct ClockSet {
    static constexpr Verb verb = Verb::rebuild;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    std::int64_t parent_epoch = 0;
    std::int64_t parent_seq = 0;
    std::string parent_head;  ///< hash of its last entry, hexadecimal

    static void fields(auto& self, auto&& field) {
        field("parent_epoch", self.parent_epoch);
        field("parent_seq", self.parent_seq);
        field("parent_head", self.parent_head);
    }
    bool operator==(const ClockSet&) const = default;
};

/// Personal data was shown in full; one entry a command, written before it is shown.
struct Revealed {
    static constexpr Verb verb = Verb::reveal;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    std::string command;  ///< `report look`
    std::string purpose;
    std::vector<std::string> tickets;  ///< numbers, when it was about few
    /// The words and filters that were given, each as far as it names nobody: what stands here can never be
    /// forgotten. `state=open`, `phone=138****0001`, `王*`.
    std::vector<std::string> asked;

    static void fields(auto& self, auto&& field) {
        field("command", self.command);
        field("purpose", self.purpose);
        field("tickets", self.tickets);
        field("asked", self.asked);
    }
    bool operator==(const Revealed&) const = default;
};

/// Bundles of archived tickets were read again and compared with their manifests.
struct ArchiveChecked {
    static constexpr Verb verb = Verb::archive_check;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    std::vector<std::string> tickets;   ///< numbers of those looked at
    std::vector<std::string> findings;  ///< number and what was found, one each; empty: all good

    static void fields(auto& self, auto&& field) {
        field("tickets", self.tickets);
        field("findings", self.findings);
    }
    bool operator==(const ArchiveChecked&) const = default;
};

struct PolicyApplied {
    static constexpr Verb verb = Verb::apply;
    static constexpr SubjectKind subject = SubjectKind::policy;
    std::string text;
    std::string frozen;

    static void fields(auto& self, auto&& field) {
        field("text", self.text);
        field("frozen", self.frozen);
    }
    bool operator==(const PolicyApplied&) const = default;
};

void apply(LedgerState& ledger, const Stamp& stamp, const Initialised& event);
void apply(LedgerState& ledger, const Stamp& stamp, const Restored& event);
void apply(LedgerState& ledger, const Stamp& stamp, const ClockSet& event);
void apply(LedgerState& ledger, const Stamp& stamp, const Revealed& event);
void apply(LedgerState& ledger, const Stamp& stamp, const ArchiveChecked& event);
void apply(PolicyVersion& policy, const Stamp& stamp, const PolicyApplied& event);

}  // namespace aftercare
