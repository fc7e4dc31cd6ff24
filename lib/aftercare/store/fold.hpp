// The journal folded: every subject's entries in order, through the one apply(), to the aggregate they make.
//
// Used to prove the rows (verify), to write them (migrate, import, restore) and to see the past (as-of).
// Nothing in a journal, however tampered with, stops the program: what cannot be folded becomes a fault that
// names its entry.
#pragma once

#include <functional>
#include <string>

#include "aftercare/core/events.hpp"
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
    wrong_entered,  ///< `entered` is not the state that it brings about
    wrong_subject,  ///< `subject` is not the written name of its key
};

/// What is done with the rest of a subject of which one event cannot be folded.
enum class OnFault {
    ends_subject,  ///< the subject is handed over as broken
    skips_event,   ///< it is folded without the event, as if that had not been said
};

/// Who is told what; functions left empty are not called. References live for the call only.
struct FoldVisitor {
    /// Every entry, before it is folded.
    std::function<void(const Entry&)> entry;
    std::function<void(const LedgerState&)> ledger;
    std::function<void(const Project&)> project;
    std::function<void(const Unit&)> unit;
    std::function<void(const Party&)> party;
    std::function<void(const StaffMember&)> staff;
    std::function<void(const PolicyVersion&)> policy;
    std::function<void(const Ticket&)> ticket;
    std::function<void(const Group&)> group;
    std::function<void(const Charge&)> charge;
    /// A subject with a fault, instead of its aggregate.
    std::function<void(SubjectKind, std::int64_t key)> broken;
    std::function<void(const Entry&, EntryFault)> fault;
    /// Every mention of a person.
    std::function<void(const Entry&, const Person&)> person;
    std::function<void(const Entry&, const LedgerEvent&)> ledger_event;
    /// An attachment of a ticket, before the ticket itself.
    std::function<void(const Entry&, const Attached&)> attached;
};

/// Folds the whole journal: ledger, projects, units, parties, staff, policies, tickets, groups, back-charges,
/// so that what a subject refers to comes before it; within a kind by key. Tickets are as they stood at
/// `until`: nothing has begun that begins later.
void fold_journal(Database& db, OnFault on_fault, const FoldVisitor& visitor, Instant until);

/// Calls `each` with every event of a ticket whose verb is one of `verbs` (codes, as `'done', 'note'`), in
/// the journal's order; entries that cannot be read are passed over.
void for_each_ticket_event(Database& db, const std::string& verbs,
                           const std::function<void(const Entry&, const TicketEvent&)>& each);

}  // namespace aftercare
