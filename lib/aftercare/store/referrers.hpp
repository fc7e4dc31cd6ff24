// Who refers to what was opened: it is voided only while nobody does.
#pragma once

#include <string>
#include <string_view>

#include "aftercare/core/codes.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// What refers to an opened subject, as people write it: the first that is found, and empty when nothing
/// does. Of a unit or party the tables that name it are read through, as SQLite itself does when the row
/// goes.
std::string referrer_of(Database& db, std::string_view site, SubjectKind kind, std::int64_t key);

}  // namespace aftercare
