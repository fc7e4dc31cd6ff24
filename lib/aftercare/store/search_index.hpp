// The grams that `report search` reads: of symptoms, one document a ticket; of results, answers and notes,
// one a journal entry, which never changes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "aftercare/core/events.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Keeps the index in step with an entry that was just written: `before` and `after` are the symptom around
/// it.
void index_entry(Database& db, EntryId entry, TicketId ticket, const TicketEvent& event,
                 std::string_view before, std::string_view after);

/// The two halves of it: the symptom of a ticket, and the other words of an entry.
void index_symptom(Database& db, TicketId ticket, std::string_view before, std::string_view after);
void index_words(Database& db, EntryId entry, std::string_view words);

/// Takes the words of an entry that was struck out from the index, and puts them back.
void forget_words(Database& db, const Entry& entry);
void remember_words(Database& db, const Entry& entry);

/// A document of the index: its rowid and its text, which is not empty.
using EachDocument = std::function<void(std::int64_t document, std::string_view text)>;

/// All that the two halves have to hold: symptoms by the tickets' rows, words by the journal.
void for_each_symptom(Database& db, const EachDocument& each);
void for_each_words(Database& db, const EachDocument& each);

/// The texts of an entry that are searched besides the symptom: the result of done, the words of answer, the
/// text of note; empty for all others.
std::string_view searched_words(const TicketEvent& event);

}  // namespace aftercare
