// Acts of the journal: found by whom or what they were of, and with what taking them back is decided on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/store/journal.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

/// What an act is looked for by; empty members do not matter.
struct ActOf {
    std::string actor = {};
    std::optional<SubjectKind> kind = {};
    std::int64_t subject_id = 0;
    std::optional<int> order_k = {};  ///< of a ticket: that named this order
};

/// The newest act that is not struck, passing over what is no act on anything: reminders, strikes, what
/// journals a read. Nothing when there is none.
std::optional<ActName> last_act(Database& db, const ActOf& of);

/// The entries of an act, all of them; empty when there is no such act.
std::vector<Entry> entries_of(Database& db, const ActName& act);

/// Whether an act was taken back: its entries are struck, what it opened is voided.
bool is_taken_back(Database& db, const std::vector<Entry>& entries);

/// What taking `entries`, all of one act, back is decided on. `approver` may be null; it, the writer and
/// `entries` outlive the facts.
StrikeFacts strike_facts(Writer& writer, const std::vector<Entry>& entries, const Actor* approver);

/// What refers to an opened subject, as written: the first that is found, and empty when nothing does.
std::string referrer_of(Database& db, std::string_view site, SubjectKind kind, std::int64_t key);

}  // namespace aftercare
