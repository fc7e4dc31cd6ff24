// Acts of the journal: found by whom or what they were of, and with what taking them back is decided on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/store/journal.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

/// What an act is looked for by; empty members do not matter.
struct ActOf {
    std::string actor = {};
    bool counts_voids = false;          ///< a void is an act too; else it is passed over
    std::optional<Instant> since = {};  ///< behind the last entry that was stamped before then
    std::optional<SubjectKind> kind = {};
    std::int64_t subject_id = 0;
    std::optional<int> order_k = {};  ///< of a ticket: that named this order
};

/// How far back one's own last act is looked for: no index finds an actor, and an older slip is taken back by
/// its subject or its number.
constexpr Seconds k_own_act_within{31 * 24 * 3600};

/// The newest act that is not struck, passing over what is no act on anything: reminders, strikes, what
/// journals a read. Nothing when there is none. By the actor alone the journal is read from its end back to
/// `since`.
std::optional<ActName> last_act(Database& db, const ActOf& of);

/// The entries of an act, all of them that are there; empty when there is no such act.
std::vector<Entry> entries_of(Database& db, const ActName& act);

/// The entry that opened a subject, which is there.
Entry opening_of(Database& db, SubjectKind kind, std::int64_t key);

/// Whether an entry opened its subject.
bool is_opening(const Entry& entry);

/// Of entries those that were not taken back: struck, or of an opening that was voided.
std::vector<Entry> standing(Database& db, std::vector<Entry> entries);

/// An entry as striking it out asks: as the journal alone has it, without the name of its act; and with that,
/// called as people call its subject.
StrikeEntry strike_entry(const Entry& entry);
StrikeEntry strike_entry(Database& db, const Entry& entry);

/// What taking `act`, all entries of one, back is decided on. `approver` may be null; it and the writer
/// outlive the facts.
StrikeFacts strike_facts(Writer& writer, const std::vector<Entry>& act, const Actor* approver);

/// What voiding an opening that is there is decided on; as above.
VoidFacts void_facts(Writer& writer, SubjectKind kind, std::int64_t key, const Actor* approver);

}  // namespace aftercare
