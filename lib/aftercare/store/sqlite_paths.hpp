// Files as SQLite is told of them, and what it does not tell of theirs.
#pragma once

#include <string>

#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// How SQLite is to be told the name: a path is a path, whatever it looks like to it (`file:x`, `:memory:`).
std::string name_for_sqlite(const std::string& path, OpenMode mode);

/// Whether the file system of `path` has less than a megabyte left.
bool has_hardly_room(const std::string& path);

}  // namespace aftercare
