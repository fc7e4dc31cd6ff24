// Indexes put aside while very many rows are written, and made again at the end in one pass.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Whose indexes.
enum class IndexesOf {
    journal,
    other_tables,
    tickets,  ///< of the journal and of tickets and their parts, but not the key in the system they came from
};

/// Drops the indexes, within a transaction that the caller holds, and gives the statements that make them.
std::vector<std::string> drop_indexes(Database& db, IndexesOf of);
void make_indexes(Database& db, const std::vector<std::string>& statements);

}  // namespace aftercare
