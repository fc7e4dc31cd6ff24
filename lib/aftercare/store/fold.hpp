// The journal folded: every subject's entries in order, through the one apply(), to the aggregate they make.
//
// Used to prove the rows (verify), to write them (migrate, import, restore) and to see the past (as-of).
// Nothing in a journal, however tampered with, stops the program: what cannot be folded becomes a fault that
// names its entry.
#pragma once

#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "aftercare/core/aggregates.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// What is wrong with an entry.
enum class EntryFault {
    unknown_kind,     ///< of subject
    unknown_verb,     ///< for its subject's kind
    unreadable_body,  ///< not the JSON of its event
    not_begun,        ///< the first of its subject, but no opening
    begun_twice,
    does_not_fit,   ///< what stands before it does not allow it
    wrong_subject,  ///< `subject` is not the written name of its key
    wrong_strike,   ///< it takes back what is not there, of another subject, or never taken back
};

/// What is done with the rest of a subject of which one event cannot be folded.
enum class OnFault {
    ends_subject,  ///< the subject is handed over as broken
    skips_event,   ///< it is folded without the event, as if that had not been said
};

/// A function for each kind of aggregate.
template <class List>
struct FunctionsOf;
template <class... T>
struct FunctionsOf<TypeList<T...>> {
    using Tuple = std::tuple<std::function<void(const T&)>...>;
};

/// Who is told what; functions left empty are not called. References live for the call only.
struct FoldVisitor {
    /// Every entry, before it is folded, struck ones too.
    std::function<void(const Entry&)> entry;
    FunctionsOf<Aggregates>::Tuple finished;
    /// Told each aggregate of one kind.
    template <class T>
    std::function<void(const T&)>& on() {
        return std::get<std::function<void(const T&)>>(finished);
    }
    template <class T>
    const std::function<void(const T&)>& on() const {
        return std::get<std::function<void(const T&)>>(finished);
    }
    /// A subject with a fault, instead of its aggregate.
    std::function<void(SubjectKind, std::int64_t key)> broken;
    std::function<void(const Entry&, EntryFault)> fault;
    /// Every mention of a person.
    std::function<void(const Entry&, const Person&)> person;
    std::function<void(const Entry&, const LedgerEvent&)> ledger_event;
    /// An attachment of a ticket, before the ticket itself.
    std::function<void(const Entry&, const Attached&)> attached;
};

/// The entries that were struck out, each with the entry that did it, as the journal says: of the act that an
/// `undo` names all but openings, which are voided instead. `fault`, which may be empty, is told of an `undo`
/// that no rule allows; of a journal that is there from its first entry on.
using StruckEntries = std::unordered_map<std::int64_t, std::int64_t>;
StruckEntries struck_by_journal(Database& db,
                                const std::function<void(const Entry&, EntryFault)>& fault = {});

/// Folds the whole journal, kind by kind in the order of Aggregates, so that what a subject refers to comes
/// before it; within a kind by key. What was struck out is left out. Tickets are as they stood at `until`:
/// nothing has begun that begins later.
void fold_journal(Database& db, OnFault on_fault, const FoldVisitor& visitor, Instant until);

/// One aggregate of the journal of a living ledger, as its entries that are not struck make it; nothing when
/// there is none, or it was voided. Not of tickets. Throws DamagedError when an entry cannot be folded.
template <class T>
std::optional<T> fold_one(Database& db, std::int64_t key);
/// The same, of one that was voided too: as it was then.
template <class T>
std::optional<T> fold_voided(Database& db, std::int64_t key);

/// Calls `each` with every event of a ticket whose verb is one of `verbs` (codes, as `'done', 'note'`), in
/// the journal's order; struck entries, and those that cannot be read, are passed over.
void for_each_ticket_event(Database& db, const std::string& verbs,
                           const std::function<void(const Entry&, const TicketEvent&)>& each);

}  // namespace aftercare
