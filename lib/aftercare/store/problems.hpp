// What verify finds: structured, so that tests and machine output can tell one kind from another, with one
// sentence each for people.
#pragma once

#include <string>

#include "aftercare/store/fold.hpp"

namespace aftercare {

/// What is wrong, from the file up to what the rows mean.
enum class ProblemKind {
    // The file.
    unreadable,   ///< SQLite cannot go on; `detail` says why
    integrity,    ///< a line of PRAGMA integrity_check
    foreign_key,  ///< a row of `detail` refers to nothing
    schema,       ///< the table, index, trigger or view `detail` is not the one that the program makes
    // The chain.
    wrong_hash,     ///< the entry was changed, or another one stands before it
    entry_missing,  ///< `detail` entries are missing before this one
    unknown_chain,  ///< the entry is of no chain
    wrong_parent,   ///< a new epoch does not begin with an entry that names its parent's head
    empty_chain,    ///< the chain `detail` has no entry
    chain_number,   ///< the chain `detail` is not the next one
    wrong_act,      ///< the entry neither begins an act nor goes on with the one before
    runs_back,      ///< the entry is stamped before the one it follows
    // What the entries say: as EntryFault.
    unknown_kind,
    unknown_verb,
    unreadable_body,
    not_begun,
    begun_twice,
    does_not_fit,
    wrong_subject,
    wrong_strike,
    // Rows; `number` is the subject, `detail` the table or column.
    row_differs,
    row_damaged,
    row_missing,
    row_extra,
    struck_differs,  ///< the table of struck entries has not what the journal says of the entry
    // People; `number` is `person 12`, `detail` the column.
    person_missing,
    person_extra,
    person_differs,
    person_gone,
    person_not_blank,
    person_not_forgotten,  ///< blanked, and no entry says so
    // Embedded files; `number` is the ticket, `detail` the name.
    file_missing,
    file_differs,
    file_extra,
    // The search index; `detail` is its table.
    search_differs,  ///< in what it has of the ticket, or of the entry as `entry 12`, in `number`
    search_damaged,  ///< FTS5 cannot read it, or does not find all that it holds
};

/// One finding; members that do not apply are empty.
struct Problem {
    ProblemKind kind;
    EntryId entry = {};
    std::string number = {};  ///< written name of the subject
    std::string verb = {};
    std::string detail = {};
    bool operator==(const Problem&) const = default;
};

/// A fault of the fold as a finding.
Problem problem_of(const Entry& entry, EntryFault fault);
/// Another finding about an entry.
Problem problem_of(const Entry& entry, ProblemKind kind, std::string detail = {});

/// One sentence in the current language.
std::string text_of(const Problem& problem);

}  // namespace aftercare
