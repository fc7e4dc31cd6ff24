// What is said of a ticket that was merged into another.
#pragma once

#include <string>

#include "apps/shared/batch.hpp"

namespace aftercare {

/// Which ticket goes on in its place; empty for one that is not merged.
std::string words_of_merged(const TicketAct& act);

}  // namespace aftercare
