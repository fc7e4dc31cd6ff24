// The contracts of the ledger, for telling who built what, and the buildings they may name.
#pragma once

#include "aftercare/core/builder.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// All contracts, read once for as many questions as there are.
Builders load_builders(Database& db);

/// Whether the project has a unit in that building, a part of a room as fold_room_part gives it.
bool has_building(Database& db, ProjectId project, std::string_view building);

}  // namespace aftercare
