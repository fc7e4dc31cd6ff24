// What has become since of what an act gave up.
#pragma once

#include <string_view>
#include <vector>

#include "aftercare/core/operations/strike.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Looks for what would be held again in the ledger as it is without it: who has it, whether it was voided.
std::vector<HeldAgain> held_again(Database& db, std::string_view site, const std::vector<Holding>& gained);

}  // namespace aftercare
