// aftercare undo: a slip is taken back by an entry that names the act; nothing is ever deleted (rules.md §1).
//
// An act is struck out as a whole. What it opened (a ticket, a unit, a back-charge) is voided instead: its
// number stays used. Whoever folds the journal leaves struck entries out, so that states, clocks, money and
// figures are as if the act had not been.
#pragma once

#include <vector>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/core/operations/group.hpp"

namespace aftercare {

/// Which act: the epoch of its entries, and the seq of the first.
struct ActName {
    std::int64_t epoch = 0;
    std::int64_t seq = 0;
    bool operator==(const ActName&) const = default;
};

/// `1:4711`.
std::string written_act(const ActName& act);

/// The act is taken back. An event of every aggregate, without meaning for the one that it is said of.
struct Struck {
    static constexpr Verb verb = Verb::undo;
    std::int64_t epoch = 0;
    std::int64_t act = 0;
    std::string words = {};
    std::string approved_by = {};

    static void fields(auto& self, auto&& field) {
        field("epoch", self.epoch);
        field("act", self.act);
        field("words", self.words);
        field("approved_by", self.approved_by);
    }
    bool operator==(const Struck&) const = default;
};

template <class Aggregate>
void apply(Aggregate&, const Stamp&, const Struck&) {}

/// What was opened by mistake, of what is no ticket: a unit, a party, somebody of the staff, a group, a
/// back-charge. From then on it is not there; its number is never given again.
struct OpeningVoided {
    static constexpr Verb verb = Verb::void_ticket;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const OpeningVoided&) const = default;
};

template <class Aggregate>
void apply(Aggregate&, const Stamp&, const OpeningVoided&) {}

/// An entry of an act, as far as striking it out asks.
struct StrikeEntry {
    SubjectKind kind = SubjectKind::ticket;
    std::string subject;  ///< as written
    Verb verb = Verb::note;
    ActName act;
    Instant happened_at;
    bool opens = false;   ///< it begins its subject
    bool formal = false;  ///< a formal service
};

/// What striking out is decided on.
struct StrikeFacts {
    std::vector<StrikeEntry> entries = {};  ///< of the act, none struck yet
    std::string by = {};                    ///< who did it
    Instant recorded_at = {};               ///< its last entry
    bool is_last_of_actor = false;  ///< nothing that is not struck was entered by the same person since
    /// The newest entry behind the act, of one of its subjects, that stands on it and is not struck itself.
    std::optional<StrikeEntry> later = {};
    std::string named_by = {};  ///< a back-charge that rests on what the act said, as written; empty: none
    std::string archived = {};  ///< a ticket of the act that is archived, as written; empty: none
    std::optional<Instant> archived_at = {};
    const Policy& policy;           ///< in force now
    std::string_view project = {};  ///< by whose working days the time to undo counts
    const Actor& actor;
    const Actor* approver = nullptr;  ///< null: a manager who acts approves himself
    Instant now;
};

/// Whether an entry behind an act leaves it free to be struck out: notes, files, reminders, strikes.
bool is_inert(Verb verb);

/// Whether acts of this verb may be struck out in any order, until a closing or a charge has used them.
bool is_struck_in_any_order(Verb verb);

/// Whether an entry of `later` behind an act stands in the way of striking it out; `in_any_order`: the act is
/// one that may be struck out in any order.
bool stands_on(Verb later, bool in_any_order);

/// What keeps an opening from being voided.
struct VoidFacts {
    std::string number;    ///< as written
    std::string named_by;  ///< what refers to it, as written; empty: nothing
    const Actor& actor;
};

/// A unit, party or somebody of the staff is voided while nothing refers to it; a group while nobody was told
/// anything as one of it; a back-charge while the party has not been told of it.
Decided<OpeningVoided> decide(OpeningVoided asked, const VoidFacts& facts);
Decided<OpeningVoided> decide(OpeningVoided asked, const Group& group, const VoidFacts& facts);
Decided<OpeningVoided> decide(OpeningVoided asked, const Charge& charge, const VoidFacts& facts);

/// Until when the person who entered an act at `recorded_at` may take it back: the end of the next working
/// day.
Instant own_undo_until(const Policy& policy, std::string_view project, Instant recorded_at);

/// Refused, in this order: somebody who may not; what is never struck; an archived ticket; what later acts or
/// a back-charge rest on; a reason that is missing (only one's own last act within 30 minutes needs none); a
/// manager's approval that is missing (of a verification, a score, a step of a back-charge).
Decided<Struck> decide(Struck asked, const StrikeFacts& facts);

}  // namespace aftercare
