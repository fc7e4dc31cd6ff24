#include "aftercare/store/problems.hpp"

#include <array>

#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_sentences = enum_table<ProblemKind, const char*>({
    {ProblemKind::unreadable, tr_later("the file cannot be read to the end: {detail}")},
    {ProblemKind::integrity, tr_later("SQLite finds the file damaged: {detail}")},
    {ProblemKind::foreign_key, tr_later("a row of the table {detail} refers to a row that is not there")},
    {ProblemKind::schema, tr_later("the schema was changed: {detail}")},
    {ProblemKind::wrong_hash,
     tr_later("entry {entry} ({number} {verb}): its hash does not fit its content and the entry before it")},
    {ProblemKind::entry_missing,
     tr_later("entry {entry} ({number} {verb}): {detail} entries are missing before it")},
    {ProblemKind::unknown_chain,
     tr_later("entry {entry} ({number} {verb}): it belongs to no chain of this ledger")},
    {ProblemKind::wrong_parent,
     tr_later(
         "entry {entry} ({number} {verb}): a new epoch begins here without naming where the old one ended")},
    {ProblemKind::empty_chain, tr_later("chain {detail} has no entry")},
    {ProblemKind::chain_number,
     tr_later("chain {detail} does not have the number that follows the chain before it")},
    {ProblemKind::wrong_act,
     tr_later("entry {entry} ({number} {verb}): the act it names is not the one it belongs to")},
    {ProblemKind::runs_back,
     tr_later("entry {entry} ({number} {verb}): it is stamped before the entry that it follows")},
    {ProblemKind::unknown_kind, tr_later("entry {entry} ({number} {verb}): nothing of this kind is known")},
    {ProblemKind::unknown_verb, tr_later("entry {entry} ({number} {verb}): the verb is not known")},
    {ProblemKind::unreadable_body, tr_later("entry {entry} ({number} {verb}): its body cannot be read")},
    {ProblemKind::not_begun, tr_later("entry {entry} ({number} {verb}): its subject was never opened")},
    {ProblemKind::begun_twice, tr_later("entry {entry} ({number} {verb}): its subject was opened before")},
    {ProblemKind::does_not_fit,
     tr_later("entry {entry} ({number} {verb}): what stands before it does not allow it")},
    {ProblemKind::wrong_subject,
     tr_later("entry {entry} ({number} {verb}): the number is not that of its subject")},
    {ProblemKind::wrong_strike,
     tr_later(
         "entry {entry} ({number} {verb}): what it takes back is not there, is of another subject, or is "
         "never taken back")},
    {ProblemKind::row_differs, tr_later("{number}: the row differs from the journal in {detail}")},
    {ProblemKind::row_damaged, tr_later("{number}: the row holds what cannot be read")},
    {ProblemKind::row_missing, tr_later("{number}: the journal has it, and there is no row")},
    {ProblemKind::row_extra,
     tr_later("{number}: there is a row in {detail}, and the journal does not have it")},
    {ProblemKind::struck_differs,
     tr_later("entry {entry}: whether it was taken back is not what the journal says")},
    {ProblemKind::person_missing, tr_later("entry {entry} ({number} {verb}): {detail} is not there")},
    {ProblemKind::person_extra, tr_later("{number}: no entry mentions this person")},
    {ProblemKind::person_differs, tr_later("{number}: {detail} is not what was entered")},
    {ProblemKind::person_gone,
     tr_later("{number}: {detail} was entered and is gone, and nobody has forgotten the person")},
    {ProblemKind::person_not_blank, tr_later("{number}: forgotten, but {detail} is still there")},
    {ProblemKind::person_not_forgotten, tr_later("{number}: forgotten, but no entry says so")},
    {ProblemKind::file_missing, tr_later("{number}: the embedded file {detail} is missing")},
    {ProblemKind::file_differs,
     tr_later("{number}: the embedded file {detail} is not the one that was attached")},
    {ProblemKind::file_extra, tr_later("the embedded file {detail} belongs to no ticket")},
    {ProblemKind::search_differs,
     tr_later("{number}: the search index {detail} does not have its words as they were entered")},
    {ProblemKind::search_damaged, tr_later("the search index {detail} is damaged")},
});

constexpr ProblemKind kind_of(EntryFault fault) {
    return static_cast<ProblemKind>(static_cast<int>(ProblemKind::unknown_kind) + static_cast<int>(fault));
}
static_assert(kind_of(EntryFault::wrong_strike) == ProblemKind::wrong_strike);

}  // namespace

Problem problem_of(const Entry& entry, ProblemKind kind, std::string detail) {
    return {kind, entry.id, entry.subject, entry.verb, std::move(detail)};
}

Problem problem_of(const Entry& entry, EntryFault fault) {
    return problem_of(entry, kind_of(fault));
}

std::string text_of(const Problem& problem) {
    return form(tr(k_sentences[static_cast<std::size_t>(problem.kind)]),
                fmt::arg("entry", problem.entry.value), fmt::arg("number", problem.number),
                fmt::arg("verb", problem.verb), fmt::arg("detail", problem.detail));
}

}  // namespace aftercare
