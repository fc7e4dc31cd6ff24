// aftercare undo: a slip is taken back by an entry that names the act; nothing is ever deleted (rules.md §1).
//
// An act is struck out as a whole. What it opened (a ticket, a unit, a back-charge) is voided instead: its
// number stays used. Whoever folds the journal leaves struck entries out, so that states, clocks, money and
// figures are as if the act had not been.
#pragma once

#include <vector>

#include "aftercare/core/holdings.hpp"

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
    std::string words = {};
    std::string approved_by = {};

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("approved_by", self.approved_by);
    }
    bool operator==(const OpeningVoided&) const = default;
};

template <class Aggregate>
void apply(Aggregate&, const Stamp&, const OpeningVoided&) {}

/// An entry of an act, as far as striking it out asks.
struct StrikeEntry {
    SubjectKind kind = SubjectKind::ticket;
    std::string subject = {};  ///< as people write it
    Verb verb = Verb::note;
    ActName act = {};
    Instant happened_at = {};
    bool formal = false;  ///< a formal service
};

/// Whose act is taken back, by whom and when: what every strike and every void is judged by.
struct TakingBack {
    std::string by = {};            ///< who entered it
    Instant recorded_at = {};       ///< its last entry
    const Policy& policy;           ///< in force now
    std::string_view project = {};  ///< by whose working days the time for it counts
    const Actor& actor;
    const Actor* approver = nullptr;  ///< null: a manager who acts approves himself
    Instant now = {};
};

/// What striking out is decided on.
struct StrikeFacts {
    ActName act = {};
    std::vector<StrikeEntry> entries = {};  ///< of the act, without those that were taken back before
    /// Nothing that is not struck was entered by the same person since. Asked of one's own act of the last 30
    /// minutes alone (is_just_entered).
    bool is_last_of_actor = false;
    /// The newest entry behind the act, of one of its subjects, that stands on it and is not struck itself.
    std::optional<StrikeEntry> later = {};
    std::string named_by = {};  ///< a back-charge that rests on what the act said, as written; empty: none
    bool may_void_it = false;   ///< the back-charge was not noticed yet
    std::string archived = {};  ///< a ticket of the act that is archived, as written; empty: none
    std::optional<Instant> archived_at = {};
    TakingBack taking;
};

/// What keeps an opening from being voided.
struct VoidFacts {
    StrikeEntry opening;
    std::string named_by = {};  ///< what refers to it, as people write it; empty: nothing
    TakingBack taking;
};

/// Something that an aggregate would hold again (core/holdings.hpp) once an act is struck out, and what has
/// become of it since.
struct HeldAgain {
    HoldingKind kind = HoldingKind::membership;
    std::string what = {};            ///< as people write it; of a cost its ticket
    std::string has_it = {};          ///< who has it now, as written; empty: nobody
    bool is_voided = false;           ///< it is there no more
    std::optional<int> order_k = {};  ///< of a cost: the order whose back-charge would claim it again
};

/// Whether acts of this kind may be taken back at all: not what others saw or were served, not what keeps the
/// ledger itself, not a strike, not a void.
bool may_be_struck(const StrikeEntry& entry);

/// Whether an entry behind an act leaves it free to be struck out: notes, files, reminders, strikes.
bool is_inert(Verb verb);

/// Whether acts of this verb may be struck out in any order, until a closing or a charge has used them.
bool is_struck_in_any_order(Verb verb);

/// Whether an entry of `later` behind an act stands in the way of striking it out; `in_any_order`: the act is
/// one that may be struck out in any order.
bool stands_on(Verb later, bool in_any_order);

/// Whether the act is one's own and at most 30 minutes old: taken back without a reason if it is one's last.
bool is_just_entered(const TakingBack& taking);

/// Until when the person who entered an act at `recorded_at` may take it back: the end of the next working
/// day.
Instant own_undo_until(const Policy& policy, std::string_view project, Instant recorded_at);

/// Refused, in this order: somebody who may not; an act that was taken back before; what is never struck; an
/// archived ticket; what later acts or a back-charge rest on; a reason that is missing (only one's own last
/// act within 30 minutes needs none); a manager's approval that is missing (of a verification, a score, a
/// step of a back-charge).
Decided<Struck> decide(Struck asked, const StrikeFacts& facts);

/// What striking an act out would give back is asked once all of it was folded again without the act: nobody
/// gets what another has taken since, and nothing comes to rest on what was voided since.
std::optional<Refused> refuse_held_again(const std::vector<HeldAgain>& held);

/// An opening is taken back by the same people in the same time as any act. A unit or party is voided while
/// nothing refers to it; a group while nobody was told anything as one of it; a back-charge while the party
/// has not been told of it, with a manager's approval; somebody of the staff while there is nothing of
/// theirs, and not the last of them (refuse_last_of_staff) while there are others.
Decided<OpeningVoided> decide(OpeningVoided asked, const VoidFacts& facts);
Decided<OpeningVoided> decide(OpeningVoided asked, const Group& group, const VoidFacts& facts);
Decided<OpeningVoided> decide(OpeningVoided asked, const Charge& charge, const VoidFacts& facts);
Decided<OpeningVoided> decide(OpeningVoided asked, const StaffMember& member,
                              const std::vector<StaffMember>& staff, const VoidFacts& facts);

}  // namespace aftercare
