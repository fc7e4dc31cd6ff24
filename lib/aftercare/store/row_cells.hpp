// The row a statement stands on, as cells for a writer.
#pragma once

#include <span>

#include "aftercare/core/rows.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Reads the first columns of the row into `cells`. Texts are valid until the next step or reset.
void read_cells(const Statement& row, std::span<Cell> cells);

}  // namespace aftercare
