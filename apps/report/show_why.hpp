// report show --why CLOCK: each act's effect on a clock of a ticket, with the rule that it follows.
#pragma once

#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Prints why the runs of `clock` of each ticket are due when they are, in the order in which things
/// happened: as text, or as rows in the format that was named.
void show_why(Session& session, const std::vector<History>& tickets, Clock clock);

}  // namespace aftercare
