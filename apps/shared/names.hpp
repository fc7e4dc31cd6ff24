// How keys of a ledger are shown: people masked unless revealed, units, parties, projects and policy codes by
// name.
#pragma once

#include "aftercare/render/event_words.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Lookups on `db`, which must outlive them.
NameLookup names_of(Database& db, bool revealed);

/// `张* 138****0001`, or in full when `revealed`; `(forgotten)` for a person without values.
std::string shown_person(Database& db, PersonId id, bool revealed);

}  // namespace aftercare
