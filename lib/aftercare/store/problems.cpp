#include "aftercare/store/problems.hpp"

#include <array>

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// Parallel to ProblemKind.
constexpr std::array k_sentences = std::to_array<const char*>({
    tr_later("the file cannot be read to the end: {detail}"),
    tr_later("SQLite finds the file damaged: {detail}"),
    tr_later("a row of the table {detail} refers to a row that is not there"),
    tr_later("the schema was changed: {detail}"),
    tr_later("entry {entry} ({number} {verb}): its hash does not fit its content and the entry before it"),
    tr_later("entry {entry} ({number} {verb}): {detail} entries are missing before it"),
    tr_later("entry {entry} ({number} {verb}): it belongs to no chain of this ledger"),
    tr_later(
        "entry {entry} ({number} {verb}): a new epoch begins here without naming where the old one ended"),
    tr_later("chain {detail} has no entry"),
    tr_later("chain {detail} does not have the number that follows the chain before it"),
    tr_later("entry {entry} ({number} {verb}): nothing of this kind is known"),
    tr_later("entry {entry} ({number} {verb}): the verb is not known"),
    tr_later("entry {entry} ({number} {verb}): its body cannot be read"),
    tr_later("entry {entry} ({number} {verb}): its subject was never opened"),
    tr_later("entry {entry} ({number} {verb}): its subject was opened before"),
    tr_later("entry {entry} ({number} {verb}): what stands before it does not allow it"),
    tr_later("entry {entry} ({number} {verb}): the state it names is not the one it leads to"),
    tr_later("entry {entry} ({number} {verb}): the number is not that of its subject"),
    tr_later("{number}: the row differs from the journal in {detail}"),
    tr_later("{number}: the row holds what cannot be read"),
    tr_later("{number}: the journal has it, and there is no row"),
    tr_later("{number}: there is a row in {detail}, and the journal does not have it"),
    tr_later("entry {entry} ({number} {verb}): {detail} is not there"),
    tr_later("{number}: no entry mentions this person"),
    tr_later("{number}: {detail} is not what was entered"),
    tr_later("{number}: {detail} was entered and is gone, and nobody has forgotten the person"),
    tr_later("{number}: forgotten, but {detail} is still there"),
    tr_later("{number}: forgotten, but no entry says so"),
    tr_later("{number}: the embedded file {detail} is missing"),
    tr_later("{number}: the embedded file {detail} is not the one that was attached"),
    tr_later("the embedded file {detail} belongs to no ticket"),
    tr_later("{number}: the search index {detail} does not have its words as they were entered"),
    tr_later("the search index {detail} is damaged"),
});
static_assert(k_sentences.size() == static_cast<std::size_t>(ProblemKind::search_damaged) + 1);

constexpr ProblemKind kind_of(EntryFault fault) {
    return static_cast<ProblemKind>(static_cast<int>(ProblemKind::unknown_kind) + static_cast<int>(fault));
}
static_assert(kind_of(EntryFault::wrong_subject) == ProblemKind::wrong_subject);

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
