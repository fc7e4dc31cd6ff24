// Everything the ledger knows of a person: the rows that are them, the places in which they stand, the words
// that name them. One walk over the journal, for the rare act of forgetting somebody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/forget.hpp"
#include "aftercare/store/people.hpp"

namespace aftercare {

/// A row of `person` that is not blank.
struct PersonRow {
    PersonId id;
    std::string name;
    std::string phone;
};

/// The rows of somebody's name or number in any spelling; with none of them, the row of that running number.
std::vector<PersonRow> find_people(Database& db, std::string_view typed);

/// `rows` and all others that are the same people. Rows of one name are one person unless the ledger has
/// several numbers of that name; then those with the same number are.
std::vector<PersonRow> with_same_people(Database& db, const std::vector<PersonRow>& rows);

/// Rows of a name that one of `rows` has, but for those in `rows`: the same people or others, nobody can
/// tell.
std::vector<PersonRow> namesakes_of(Database& db, const std::vector<PersonRow>& rows);

/// Whether the rows have several numbers.
bool have_several_phones(const std::vector<PersonRow>& rows);

/// Whether `text` has somebody's name of two characters or more, or their number in any spelling. A name in
/// Latin letters counts as a whole word only.
bool names_them(std::string_view text, const std::vector<PersonRow>& rows);

/// Words in the journal that name somebody.
struct PersonMention {
    std::string subject;  ///< as written
    std::string bundle;   ///< where the ticket's bundle lies, when it is archived: it has the words too
    bool operator==(const PersonMention&) const = default;
};

struct PersonTraces {
    std::vector<PersonPlace> places;
    std::vector<PersonMention> mentions;  ///< each subject once, in the journal's order
};

/// Where the people of `rows` stand and are named. Reads the whole journal.
PersonTraces trace_people(Database& db, const std::vector<PersonRow>& rows);

}  // namespace aftercare
